//! A browser at the laptop of one who leads the school: signs in, asks for pages, and says what they
//! took.

use super::Trouble;
use super::figure::p99;
use server::demo;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Instant;

/// One connection.
pub(crate) struct Browser {
    stream: TcpStream,
    says: BufReader<TcpStream>,
    cookie: String,
}

impl Browser {
    pub(crate) fn sign_in(at: SocketAddr) -> Result<Self, Trouble> {
        let stream = TcpStream::connect(at)?;
        stream.set_nodelay(true)?;
        let says = BufReader::new(stream.try_clone()?);
        let mut browser = Self { stream, says, cookie: String::new() };
        let form = format!("login=asha&password={}", demo::PASSWORD);
        let head = format!(
            "POST /desk/enter HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{form}",
            form.len()
        );
        let (status, heads, _) = browser.ask(&head)?;
        let cookie = heads.iter().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.and_then(|cookie| cookie.split(';').next());
        browser.cookie = cookie.ok_or_else(|| format!("nobody was let in: {status}"))?.to_owned();
        Ok(browser)
    }

    /// Asks for a page; gives its bytes as they travel.
    pub(crate) fn get(&mut self, path: &str) -> Result<usize, Trouble> {
        let cookie = &self.cookie;
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\ncookie: {cookie}\r\n\r\n"
        );
        let (status, _, bytes) = self.ask(&head)?;
        if status.contains(" 200 ") { Ok(bytes) } else { Err(format!("{path}: {status}").into()) }
    }

    /// Asks for a page so many times: half of the answers came within the first number of
    /// milliseconds, 99 of 100 within the second; the third are its bytes as they travel.
    pub(crate) fn time(&mut self, path: &str, times: usize) -> Result<(f64, f64, usize), Trouble> {
        let (mut took, mut bytes) = (Vec::new(), 0);
        for _ in 0..times {
            let began = Instant::now();
            bytes = self.get(path)?;
            took.push(began.elapsed().as_secs_f64() * 1e3);
        }
        let worst = p99(&mut took);
        Ok((took[took.len() / 2], worst, bytes))
    }

    /// The first line of an answer, its other lines, and the length of its body.
    fn ask(&mut self, request: &str) -> std::io::Result<(String, Vec<String>, usize)> {
        self.stream.write_all(request.as_bytes())?;
        let (mut status, mut heads) = (String::new(), Vec::new());
        self.says.read_line(&mut status)?;
        loop {
            let mut line = String::new();
            if self.says.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            heads.push(line.trim_end().to_owned());
        }
        let length = heads.iter().find_map(|line| line.strip_prefix("content-length: "));
        let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut bytes = self.skip(length)?;
        if heads.iter().any(|line| line == "transfer-encoding: chunked") {
            bytes = self.skip_chunks()?;
        }
        Ok((status, heads, bytes))
    }

    fn skip(&mut self, length: u64) -> std::io::Result<usize> {
        let skipped = std::io::copy(&mut (&mut self.says).take(length), &mut std::io::sink())?;
        Ok(skipped as usize)
    }

    /// A body whose length is not told ahead: pieces, each after its length in hexadecimal digits.
    fn skip_chunks(&mut self) -> std::io::Result<usize> {
        let mut bytes = 0;
        loop {
            let mut line = String::new();
            self.says.read_line(&mut line)?;
            let length = u64::from_str_radix(line.trim_end(), 16).map_err(std::io::Error::other)?;
            bytes += self.skip(length)?;
            self.skip(2)?;
            if length == 0 {
                return Ok(bytes);
            }
        }
    }
}
