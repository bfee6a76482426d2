//! The voice worker: a process of its own that loads the speech engine and says one line.
//!
//! The engine keeps state from line to line that changes even the length of what it says, and
//! starting it anew inside a process does not clear that. So each line gets a fresh process; a line
//! then sounds the same whichever lines were spoken before it. It also keeps the engine, which has
//! another licence, out of the packer.

use super::protocol::{self, Answer, Event, Reply, Request};
use libloading::{Library, Symbol};
use std::ffi::{CStr, CString, c_char, c_int, c_short, c_uint, c_void};
use std::process::ExitCode;
use std::sync::Mutex;

const NAMES: [&str; 4] =
    ["libespeak-ng.so.1", "libespeak-ng.so", "libespeak-ng.1.dylib", "libespeak-ng.dll"];

/// Constants of the engine's C interface.
const SYNCHRONOUS: c_int = 2;
const DONT_EXIT: c_int = 0x8000;
const BY_CHARACTER: c_int = 1;
const UTF8_AND_PHONEMES: c_uint = 0x101;
const RATE: c_int = 1;
const PITCH: c_int = 3;
const WORD_GAP: c_int = 7;
const WORD_EVENT: c_int = 1;
/// In units of 10 ms: a class 1 child needs the words apart.
const GAP: c_int = 2;

/// Answers the one request on the standard input; the packer starts itself as `voice-worker` for this.
pub fn run_worker() -> ExitCode {
    let Ok(request) = protocol::asked(&mut std::io::stdin().lock()) else {
        return ExitCode::FAILURE;
    };
    let answer = serve(&request).unwrap_or_else(|why| (Reply::Failed { why }, Vec::new()));
    match protocol::answer(&mut std::io::stdout().lock(), &answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve(request: &Request) -> Result<Answer, String> {
    let engine = Engine::load()?;
    match request {
        Request::Version => Ok((Reply::Version { version: engine.version()? }, Vec::new())),
        Request::Speak { text, voice, wpm, pitch } => {
            let rate = engine.start(voice, c_int::from(*wpm), c_int::from(*pitch))?;
            let heard = engine.say(text)?;
            Ok((Reply::Spoken { rate, words: heard.words }, heard.samples))
        }
    }
}

/// What the engine hands over while it speaks. It takes no pointer of ours along, hence a static.
struct Heard {
    samples: Vec<i16>,
    words: Vec<Event>,
}

static HEARD: Mutex<Heard> = Mutex::new(Heard { samples: Vec::new(), words: Vec::new() });

/// `espeak_EVENT`.
#[repr(C)]
struct RawEvent {
    kind: c_int,
    message: c_uint,
    position: c_int,
    length: c_int,
    ms: c_int,
    sample: c_int,
    user: *mut c_void,
    id: [u8; 8],
}

type Callback = extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;
type Info = unsafe extern "C" fn(*mut *const c_char) -> *const c_char;
type Initialize = unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int;
type SetCallback = unsafe extern "C" fn(Callback);
type SetVoice = unsafe extern "C" fn(*const c_char) -> c_int;
type SetParameter = unsafe extern "C" fn(c_int, c_int, c_int) -> c_int;
type Synth = unsafe extern "C" fn(
    *const c_void,
    usize,
    c_uint,
    c_int,
    c_uint,
    c_uint,
    *mut c_uint,
    *mut c_void,
) -> c_int;

struct Engine {
    library: Library,
}

impl Engine {
    #[allow(unsafe_code)]
    fn load() -> Result<Self, String> {
        NAMES
            .iter()
            // SAFETY: loading runs the library's initialisers; these are of the speech engine that
            // the user installed under its own name, and this process does nothing else.
            .find_map(|name| unsafe { Library::new(*name) }.ok())
            .map(|library| Self { library })
            .ok_or_else(|| {
                "the speech engine espeak-ng is not installed; install the package espeak-ng"
                    .to_owned()
            })
    }

    #[allow(unsafe_code)]
    fn function<T>(&self, name: &str) -> Result<Symbol<'_, T>, String> {
        // SAFETY: each caller names the type that the engine's header gives this function.
        unsafe { self.library.get(name) }
            .map_err(|_| format!("the installed espeak-ng has no {name}; install a newer one"))
    }

    #[allow(unsafe_code)]
    fn version(&self) -> Result<String, String> {
        let info = self.function::<Info>("espeak_Info")?;
        let mut data = std::ptr::null();
        // SAFETY: the function writes one pointer and returns a string that lives as long as the library.
        let version = unsafe { info(&raw mut data) };
        if version.is_null() {
            return Err("espeak-ng does not tell its version; install a newer one".into());
        }
        // SAFETY: not null, and a C string by the function's contract; copied before the library goes.
        Ok(unsafe { CStr::from_ptr(version) }.to_string_lossy().into_owned())
    }

    /// Starts the engine with a voice; returns its samples a second.
    #[allow(unsafe_code)]
    fn start(&self, voice: &str, wpm: c_int, pitch: c_int) -> Result<u32, String> {
        let name =
            CString::new(voice).map_err(|_| "a voice's name holds a zero byte".to_owned())?;
        let initialize = self.function::<Initialize>("espeak_Initialize")?;
        let set_callback = self.function::<SetCallback>("espeak_SetSynthCallback")?;
        let set_voice = self.function::<SetVoice>("espeak_SetVoiceByName")?;
        let set = self.function::<SetParameter>("espeak_SetParameter")?;
        // SAFETY: no pointer but `name`, which is a C string and outlives the calls; `heard` has the
        // callback's type; the engine is used from this thread only.
        unsafe {
            let rate = initialize(SYNCHRONOUS, 0, std::ptr::null(), DONT_EXIT);
            let rate = u32::try_from(rate).map_err(|_| {
                "espeak-ng does not find its data; install the package espeak-ng-data".to_owned()
            })?;
            set_callback(heard);
            if set_voice(name.as_ptr()) != 0 {
                return Err(format!("espeak-ng has no voice “{voice}”"));
            }
            for (parameter, value) in [(RATE, wpm), (PITCH, pitch), (WORD_GAP, GAP)] {
                set(parameter, value, 0);
            }
            Ok(rate)
        }
    }

    #[allow(unsafe_code)]
    fn say(&self, text: &str) -> Result<Heard, String> {
        let synth = self.function::<Synth>("espeak_Synth")?;
        let text =
            CString::new(text).map_err(|_| "the line holds a zero byte; take it out".to_owned())?;
        let bytes = text.as_bytes_with_nul();
        let (data, no_id, no_user) =
            (bytes.as_ptr().cast(), std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: `data` holds `bytes.len()` bytes with a zero at the end and outlives the call, which
        // returns only when all has been spoken; the engine accepts null for both last pointers.
        let code = unsafe {
            synth(data, bytes.len(), 0, BY_CHARACTER, 0, UTF8_AND_PHONEMES, no_id, no_user)
        };
        let mut heard =
            HEARD.lock().map_err(|_| "the voice worker broke while listening".to_owned())?;
        match code {
            0 => Ok(Heard {
                samples: std::mem::take(&mut heard.samples),
                words: std::mem::take(&mut heard.words),
            }),
            _ => Err(format!("espeak-ng refused the line (code {code})")),
        }
    }
}

/// Called by the engine with some samples and a list of events that ends with one of kind 0.
#[allow(unsafe_code)]
extern "C" fn heard(samples: *mut c_short, count: c_int, events: *mut RawEvent) -> c_int {
    let Ok(mut heard) = HEARD.lock() else { return 1 };
    if let (false, Ok(count)) = (samples.is_null(), usize::try_from(count)) {
        // SAFETY: the engine hands over `count` samples that stay valid during this call.
        heard.samples.extend_from_slice(unsafe { std::slice::from_raw_parts(samples, count) });
    }
    let mut next = events;
    while !next.is_null() {
        // SAFETY: `next` walks the engine's list and never past its last event, which has kind 0.
        let event = unsafe { &*next };
        if event.kind == 0 {
            break;
        }
        // Punctuation sends words without length; they are nobody's.
        if event.kind == WORD_EVENT && event.length > 0 {
            let ms = u32::try_from(event.ms).unwrap_or_default();
            heard.words.push(Event { at: i64::from(event.position) - 1, ms });
        }
        // SAFETY: this event was not the last, so there is another.
        next = unsafe { next.add(1) };
    }
    0
}
