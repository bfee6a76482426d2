//! What a packer and its voice worker say to each other through a pipe.
//!
//! Both directions carry blocks: four bytes of length, lowest first, then the block. An answer is
//! led by a marker, because the engine or a sound library may print a line of its own before it.

use serde::{Deserialize, Serialize};
use std::io::{self, Error, ErrorKind, Read, Write};

const MARKER: &[u8] = b"\nJONAKI-VOICE\n";
/// Half an hour of speech; more is a mistake.
const MOST: u32 = 100_000_000;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub(super) enum Request {
    /// Which engine is there.
    Version,
    /// Say this.
    Speak {
        /// The prepared string.
        text: String,
        /// The engine's name of the voice.
        voice: String,
        /// Words a minute.
        wpm: u16,
        /// 0 … 99.
        pitch: u8,
    },
}

/// What is answered; samples follow `Spoken` in a block of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(super) enum Reply {
    /// The engine's version.
    Version {
        /// As the engine says it.
        version: String,
    },
    /// It was said.
    Spoken {
        /// Samples a second.
        rate: u32,
        /// What was heard when.
        words: Vec<Event>,
    },
    /// It could not be done.
    Failed {
        /// Why, in a sentence.
        why: String,
    },
}

/// A word that the engine began to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Event {
    /// Character of the prepared string, from 0.
    pub at: i64,
    /// When, in milliseconds.
    pub ms: u32,
}

/// A reply with its samples, if it has any.
pub(super) type Answer = (Reply, Vec<i16>);

/// Sends a request.
pub(super) fn ask(pipe: &mut impl Write, request: &Request) -> io::Result<()> {
    write_block(pipe, &serde_json::to_vec(request)?)?;
    pipe.flush()
}

/// Receives a request.
pub(super) fn asked(pipe: &mut impl Read) -> io::Result<Request> {
    Ok(serde_json::from_slice(&read_block(pipe)?)?)
}

/// Sends an answer.
pub(super) fn answer(pipe: &mut impl Write, (reply, samples): &Answer) -> io::Result<()> {
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    pipe.write_all(MARKER)?;
    write_block(pipe, &serde_json::to_vec(reply)?)?;
    write_block(pipe, &bytes)?;
    pipe.flush()
}

/// Receives an answer, passing over whatever was printed before it.
pub(super) fn answered(pipe: &mut impl Read) -> io::Result<Answer> {
    let mut last = Vec::with_capacity(MARKER.len());
    let mut byte = [0];
    while last != MARKER {
        pipe.read_exact(&mut byte)?;
        if last.len() == MARKER.len() {
            last.remove(0);
        }
        last.push(byte[0]);
    }
    let reply = serde_json::from_slice(&read_block(pipe)?)?;
    let samples = read_block(pipe)?
        .chunks_exact(2)
        .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Ok((reply, samples))
}

fn write_block(pipe: &mut impl Write, block: &[u8]) -> io::Result<()> {
    let length = u32::try_from(block.len()).map_err(|_| Error::from(ErrorKind::FileTooLarge))?;
    pipe.write_all(&length.to_le_bytes())?;
    pipe.write_all(block)
}

fn read_block(pipe: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    pipe.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MOST {
        return Err(Error::from(ErrorKind::FileTooLarge));
    }
    let mut block = vec![0; length as usize];
    pipe.read_exact(&mut block)?;
    Ok(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_after_whatever_a_library_printed() {
        let sent = (
            Reply::Spoken { rate: 22_050, words: vec![Event { at: 3, ms: 120 }] },
            vec![1, -2, i16::MIN],
        );
        let mut pipe = b"ALSA lib: no cards\n\nrunning 1 test\n".to_vec();
        answer(&mut pipe, &sent).unwrap();
        pipe.extend(b"ok\n");
        assert_eq!(answered(&mut pipe.as_slice()).unwrap(), sent);
    }

    #[test]
    fn a_pipe_that_breaks_off_is_an_error_and_not_a_wait() {
        let mut pipe = Vec::new();
        ask(&mut pipe, &Request::Version).unwrap();
        pipe.pop();
        assert!(asked(&mut pipe.as_slice()).is_err());
        assert!(asked(&mut [255; 8].as_slice()).is_err());
    }
}
