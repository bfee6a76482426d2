//! The shell's own drawings, part of the program.

use scene::{Icon, Pose};

/// A drawing of the shell, as SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// A pictogram or ornament.
    Icon(Icon),
    /// The bird.
    Bird(Pose),
    /// The house that leads home.
    Home,
    /// The ear that repeats the voice.
    Ear,
    /// There is no sound device.
    Mute,
    /// About this program.
    Info,
    /// The lock that adults hold.
    Lock,
    /// The quiet lock that leads to it.
    LockQuiet,
    /// Takes a digit back.
    Erase,
    /// A firefly that carries a light: something is on its way to the school.
    Carrier,
    /// Ground of the home screen.
    Village,
    /// Ground of the celebration.
    Rays,
}

impl Drawing {
    /// Its SVG; some grounds have their own drawing for upright screens.
    pub fn svg(self, portrait: bool) -> &'static [u8] {
        macro_rules! art {
            ($name:literal) => {
                include_bytes!(concat!("../../ui/art/", $name, ".svg"))
            };
        }
        macro_rules! kit {
            ($name:literal) => {
                include_bytes!(concat!("../../lessons/kit/", $name, ".svg"))
            };
        }
        match self {
            Self::Icon(icon) => match icon {
                Icon::Next => art!("icon_next"),
                Icon::Back => art!("icon_back"),
                Icon::Again => art!("icon_again"),
                Icon::Tick => art!("icon_tick"),
                Icon::BadgeTick => art!("badge_tick"),
                Icon::BadgeWrong => art!("icon_wrong"),
                Icon::Hand => art!("hand"),
                Icon::SparkSun => art!("spark_sun"),
                Icon::SparkCoral => art!("spark_coral"),
                Icon::SparkViolet => art!("spark_violet"),
                Icon::SparkLeaf => art!("spark_leaf"),
                Icon::Petal => art!("petal_1"),
                Icon::CardBack => art!("card_back"),
                Icon::Ring => art!("lit_ring"),
                Icon::FocusDisc => art!("focus_disc"),
                Icon::Stitch => art!("stitch"),
                Icon::Ground => art!("ground_soft"),
                Icon::Firefly => art!("firefly_badge"),
                Icon::Drum => art!("drum"),
                Icon::Basket => art!("basket"),
                Icon::BasketFront => art!("basket_front"),
            },
            Self::Bird(pose) => match pose {
                Pose::Greet => kit!("doel_greet"),
                Pose::Point => kit!("doel_point"),
                Pose::Listen => kit!("doel_listen"),
                Pose::Cheer => kit!("doel_cheer"),
                Pose::Think => kit!("doel_think"),
                Pose::Sleep => kit!("doel_sleep"),
            },
            Self::Home => art!("icon_home"),
            Self::Ear => art!("icon_ear"),
            Self::Mute => art!("icon_mute"),
            Self::Info => art!("icon_info"),
            Self::Lock => art!("icon_lock"),
            Self::LockQuiet => art!("icon_lock_quiet"),
            Self::Erase => art!("icon_erase"),
            Self::Carrier => art!("firefly_carry"),
            Self::Village if portrait => art!("home_village_tall"),
            Self::Village => art!("home_village"),
            Self::Rays if portrait => art!("celebrate_rays_tall"),
            Self::Rays => art!("celebrate_rays"),
        }
    }

    /// How it fits its box: grounds cover it, strips are stretched, all else stands inside.
    pub fn fit(self) -> Fit {
        match self {
            Self::Village | Self::Rays => Fit::Cover,
            Self::Icon(Icon::Stitch | Icon::Ground) => Fit::Stretch,
            _ => Fit::Inside,
        }
    }
}

/// How a drawing fits its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Whole, in the middle.
    Inside,
    /// Fills it, cut where too large.
    Cover,
    /// Fills it, whatever the shape.
    Stretch,
}
