//! What may be asked on the command line.

use crate::exchange::{Bijoy, Form};
use clap::{Args, Parser, Subcommand};
use packer::media;
use std::path::PathBuf;

/// Checks lessons of Jonaki and packs them into a sealed bundle.
#[derive(Parser)]
#[command(name = "jonaki-pack", version)]
pub(crate) struct Arguments {
    /// Language of the messages: bn or en (default: that of the system)
    #[arg(long, global = true)]
    pub(crate) lang: Option<String>,
    /// Folder for the developer's key (default: the system's data folder)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Pack a channel into a bundle
    Build {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// The bundle to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// The publisher's key (default: the developer's, made when needed)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// Leave the seal to the machine that keeps the publisher's key (see seal)
        #[arg(long, conflicts_with = "key")]
        unsealed: bool,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
        /// For children: refuse drafts of signs and of voices to learn by, and what nobody vouches for
        #[arg(long)]
        release: bool,
    },
    /// Pack a channel whenever something of it is saved
    Watch {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// The bundle to write; `jonaki --follow` shows each new one
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// The publisher's key (default: the developer's, made when needed)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// Open the player at a lesson, and show anew whatever is saved of it
    Preview {
        /// The lesson's folder; behind a colon the step, by its id or its number
        #[arg(value_name = "LESSON[:STEP]")]
        lesson: String,
        /// Let a child who knows the answers play it without a screen, and put the pictures there
        #[arg(long, value_name = "DIR")]
        film: Option<PathBuf>,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
    },
    /// Make of one long recording a file for each line of a lesson
    Record(Recording),
    /// Seal a bundle that was packed elsewhere, or seal it again with another key
    Seal {
        /// The bundle
        file: PathBuf,
        /// The publisher's key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The public half of the key that sealed it so far (default: the developer's)
        #[arg(long, value_name = "FILE", conflicts_with = "name")]
        from: Option<PathBuf>,
        /// Its name, as build told it to whoever packed it: for a bundle without a seal
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// The bundle to write (default: the same file)
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Say everything that is wrong with a channel
    Check {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// For other programs: a JSON list
        #[arg(long)]
        json: bool,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// Say what a channel weighs, what it lacks, what it asks of children, and whose it is
    Report {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// For other programs: one JSON object with all names
        #[arg(long)]
        json: bool,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// Begin a channel or a lesson from a commented template
    New {
        /// channel, or a kind of activity: story, listen, trace, match, order, song, count, sort,
        /// build, line, gap, draw, quiz, cert, sign
        kind: String,
        /// The folder to make; a lesson's lies in its channel
        dir: PathBuf,
        /// What it is called (default: the folder's name)
        #[arg(long)]
        title: Option<String>,
        /// Who publishes the channel (default: the folder's name)
        #[arg(long)]
        author: Option<String>,
    },
    /// Say what changed from one bundle to the next, and what a tablet would fetch
    Diff {
        /// The bundle that tablets have
        old: PathBuf,
        /// The bundle that they would get
        new: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Check every part of a bundle against its seal
    Verify {
        /// The bundle
        file: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Show what a bundle holds
    Inspect {
        /// The bundle
        file: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Give a lesson's stories, their words or all words to other programs
    Export {
        /// As what
        form: Form,
        /// The bundle
        file: PathBuf,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// Which lesson, by its id (default: the first; a table holds all)
        #[arg(long, value_name = "ID")]
        lesson: Option<String>,
        /// The language of the voice (default: that of the bird)
        #[arg(long, value_name = "TAG")]
        track: Option<String>,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Make a lesson of a book that reads aloud (.epub, .bloompub) or of a table of words (.csv, .ods,
    /// .xlsx), or take times of words (.vtt, .lrc) or a picture that moves (.gif, .png, .webp) into one
    Import {
        /// What others made
        file: PathBuf,
        /// The lesson's folder; for a book or a table it is made
        lesson: PathBuf,
        /// The line that the times belong to (default: found by its words)
        #[arg(long, value_name = "ID")]
        line: Option<String>,
        /// The skill that the lesson teaches
        #[arg(long, value_name = "ID", default_value = "bn.sight1")]
        skill: String,
        /// What the lesson is called (default: as the book, or the folder)
        #[arg(long)]
        title: Option<String>,
        /// What to do with words that were typed for a Bijoy font (default: they are shown, and you are asked)
        #[arg(long, value_name = "WHAT")]
        bijoy: Option<Bijoy>,
    },
    /// Make a publisher's key
    Keygen {
        /// The secret half; the public half is written beside it with the ending .pub
        file: PathBuf,
    },
    /// Speak one line for another packer
    #[command(hide = true, name = media::WORKER)]
    VoiceWorker,
}

/// A long recording and what is to become of it.
#[derive(Args)]
pub(crate) struct Recording {
    /// The lesson's folder
    pub(crate) lesson: PathBuf,
    /// The recording: WAV, FLAC, OGG, M4A or MP3, its lines in the order of the script
    #[arg(required_unless_present = "script")]
    pub(crate) recording: Option<PathBuf>,
    /// Print what is to be read aloud, with its numbers
    #[arg(long, conflicts_with = "recording")]
    pub(crate) script: bool,
    /// Write a page for a browser: of the script for the printer, of the lines for listening
    #[arg(long, value_name = "FILE")]
    pub(crate) page: Option<PathBuf>,
    /// Only these lines, by their numbers, such as 3,7-9 (default: those without a recording)
    #[arg(long, value_name = "NUMBERS")]
    pub(crate) lines: Option<String>,
    /// The language of the voice (default: that of the bird)
    #[arg(long, value_name = "TAG")]
    pub(crate) track: Option<String>,
    /// So many seconds of silence part two lines
    #[arg(long, value_name = "SECONDS", default_value_t = 1.2)]
    pub(crate) pause: f32,
    /// Record anew what is recorded already
    #[arg(long)]
    pub(crate) again: bool,
}
