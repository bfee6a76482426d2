//! The line to a server: what can be asked over it, whatever carries it.
//!
//! A contact dials, then asks; `http.rs` does both over TLS. Whoever wants to see what
//! a contact does on a bad network, without one, brings a [`Dial`] of her own.

use crate::trouble::Trouble;
use wire::down::DownPage;
use wire::invite::Offer;
use wire::message::{self, Agreed, Enrolled, HelloAnswer, Refusal};
use wire::relay::{Spoken, Told};
use wire::sealed_box::MOST_FILE;
use wire::signed::Say;

/// Opens lines.
pub trait Dial: Send {
    /// A line to `address`, such as `https://192.168.0.10:8765`, to nobody but the owner of
    /// the key whose SHA-256 is `pin`. Nothing has to travel before the first question.
    ///
    /// # Errors
    /// Where no line can even be prepared.
    fn dial(&mut self, address: &str, pin: [u8; 32]) -> Result<Box<dyn Line>, Trouble>;
}

/// A line to one server, used for all of a contact's questions.
pub trait Line {
    /// Asks one question and waits for the answer.
    ///
    /// # Errors
    /// [`Trouble`] where no answer came, or one from somebody else.
    fn ask(&mut self, ask: Ask<'_>) -> Result<Reply, Trouble>;

    /// After [`Trouble::Stranger`], the pin of the key that was shown instead, once.
    fn take_stranger(&mut self) -> Option<[u8; 32]>;

    /// Requests, and bytes over the network both ways, since this was last asked.
    fn take_counts(&mut self) -> (u32, u64);
}

/// What came back: what was asked for, or why not.
pub type Reply = Result<Vec<u8>, Refusal>;

/// One question.
#[derive(Debug)]
pub struct Ask<'a> {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// The route, of [`wire::message`].
    pub route: &'static str,
    /// What follows on the route in the path: a channel, a hash.
    pub tail: &'a str,
    /// Of a file: its first byte and its last, counted from 0.
    pub range: Option<(u64, u64)>,
    /// For the down-log: what follows on this number is asked for.
    pub after: Option<u64>,
    /// The session of the hello's answer, where the route wants one.
    pub session: Option<&'a [u8; 16]>,
    /// What is sent.
    pub body: Vec<u8>,
    /// An answer that is longer is none.
    pub most: usize,
}

impl dyn Line + '_ {
    /// The server's certificate. Says nothing of the one who asks.
    pub(crate) fn server(&mut self) -> Result<Reply, Trouble> {
        let ask = Ask { method: "GET", ..post(message::SERVER, Vec::new(), 1024) };
        self.ask(ask)
    }

    /// Says where the tablet stands.
    pub(crate) fn hello(&mut self, hello: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::HELLO, hello, HelloAnswer::MOST))
    }

    /// Sends a segment; what comes back is a receipt.
    pub(crate) fn segment(&mut self, segment: Vec<u8>) -> Result<Reply, Trouble> {
        let put = post(message::SEGMENTS, segment, wire::Receipt::MOST);
        self.ask(Ask { method: "PUT", ..put })
    }

    /// Asks up to where two copies of a stream are alike.
    pub(crate) fn heads(&mut self, probe: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::HEADS, probe, Agreed::MOST))
    }

    /// A page of the down-log.
    pub(crate) fn down(&mut self, after: u64, session: &[u8; 16]) -> Result<Reply, Trouble> {
        let get = post(message::DOWN, Vec::new(), DownPage::MOST);
        self.ask(Ask { method: "GET", after: Some(after), session: Some(session), ..get })
    }

    /// The description of a channel's newest release; of a relay, which carries those of many
    /// schools, the channel follows on the school.
    pub(crate) fn release(&mut self, channel: &str) -> Result<Reply, Trouble> {
        let tail = format!("/{channel}");
        let get = post(message::RELEASES, Vec::new(), wire::release::MOST_BYTES);
        self.ask(Ask { method: "GET", tail: &tail, ..get })
    }

    /// Bytes of the file of a hash, `b/ab/cdef…`, from the first to the last of `range`.
    pub(crate) fn blob(&mut self, path: &str, range: (u64, u64)) -> Result<Reply, Trouble> {
        let tail = path.strip_prefix(&message::BLOBS[1..]).unwrap_or_default();
        let most = usize::try_from(range.1 - range.0 + 1).unwrap_or(usize::MAX);
        let get = post(message::BLOBS, Vec::new(), most);
        self.ask(Ask { method: "GET", tail, range: Some(range), ..get })
    }

    /// Bytes of a voice or a picture of a message, from the first to the last of `range`.
    pub(crate) fn said(
        &mut self,
        hash: &str,
        range: (u64, u64),
        session: &[u8; 16],
    ) -> Result<Reply, Trouble> {
        let tail = format!("/{hash}");
        let most = usize::try_from(range.1 - range.0 + 1).unwrap_or(usize::MAX);
        let get = post(message::SAID, Vec::new(), most);
        self.ask(Ask {
            method: "GET",
            tail: &tail,
            range: Some(range),
            session: Some(session),
            ..get
        })
    }

    /// Asks a relay what it has and what it wants.
    pub(crate) fn ask_relay(&mut self, ask: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::ASK, ask, Told::MOST))
    }

    /// Hands a box to a relay.
    pub(crate) fn put_box(&mut self, file: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(Ask { method: "PUT", ..post(message::BOXES, file, 0) })
    }

    /// A box that a relay carries.
    pub(crate) fn carried_box(&mut self, name: &str) -> Result<Reply, Trouble> {
        let tail = format!("/{name}");
        let get = post(message::BOXES, Vec::new(), MOST_FILE);
        self.ask(Ask { method: "GET", tail: &tail, ..get })
    }

    /// Asks to be enrolled.
    pub(crate) fn enrol(&mut self, enrol: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::ENROL, enrol, Enrolled::MOST))
    }

    /// Commits the tablet to a key and a nonce; what comes back is an offer.
    pub(crate) fn pair(&mut self, commitment: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::PAIR, commitment, Offer::MOST))
    }

    /// Shows what the commitment was to.
    pub(crate) fn reveal(&mut self, opening: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::REVEAL, opening, 0))
    }

    /// Shows a later server of the school the papers of an earlier one.
    pub(crate) fn come_back(&mut self, papers: Vec<u8>) -> Result<Reply, Trouble> {
        self.ask(post(message::RETURN, papers, Enrolled::MOST))
    }
}

fn post(route: &'static str, body: Vec<u8>, most: usize) -> Ask<'static> {
    let (tail, range) = ("", None);
    Ask { method: "POST", route, tail, range, after: None, session: None, body, most }
}
