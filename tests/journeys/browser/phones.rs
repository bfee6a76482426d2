//! A telephone that trusts the school's authority opens the desk; one that does not, does not.

use super::driver::{Browser, Looks};
use super::pages::sign_in;
use super::{LAPTOP, PHONE, School};
use std::net::{IpAddr, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};

/// An address of this machine that the authority may vouch for, if there is one.
fn private() -> Option<IpAddr> {
    let outward = |bind: &str, far: &str| {
        let socket = UdpSocket::bind(bind).ok()?;
        socket.connect(far).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    let found = [outward("0.0.0.0:0", "10.0.0.1:9"), outward("[::]:0", "[fd00::ffff]:9")];
    found.into_iter().flatten().find(|ip| match ip {
        IpAddr::V4(ip) => ip.is_private(),
        IpAddr::V6(ip) => ip.is_unique_local(),
    })
}

/// A home folder whose browsers trust a certificate; none without `certutil`.
fn trusting(home: &Path, certificate: &Path) -> Option<()> {
    let store = home.join(".local/share/pki/nssdb");
    let older = home.join(".pki/nssdb");
    for store in [&store, &older] {
        std::fs::create_dir_all(store).unwrap();
        let db = format!("sql:{}", store.display());
        let mut run = |args: &[&str]| {
            let mut command = Command::new("certutil");
            command.arg("-d").arg(&db).args(args).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().ok().filter(|status| status.success())
        };
        run(&["-N", "--empty-password"])?;
        run(&["-A", "-t", "C,,", "-n", "school", "-i", certificate.to_str()?])?;
    }
    Some(())
}

#[test]
fn a_telephone_opens_the_desk_once_it_trusts_the_laptop_and_not_before() {
    let Some(laptop) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let Some(ip) = private() else {
        eprintln!("this machine is in no private network: no telephone was tried");
        return;
    };
    let any = if ip.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let mut school = School::open(&laptop);
    school.classroom.stop();
    school.classroom.start_on(any.parse().unwrap());
    school.at = format!("http://{}", school.classroom.server().loopback);
    sign_in(&laptop, &school.at);
    laptop.go(&format!("{}/desk/phones", school.at));
    laptop.click("[value=on]");
    let finger = laptop.run("return document.querySelector('.finger').innerText", &[]);
    let finger: String = finger.as_str().unwrap().split_whitespace().collect();
    assert_eq!(finger.len(), 64, "{finger}");
    let url = laptop.run("return document.querySelector('.address').innerText", &[]);
    let port: u16 =
        url.as_str().unwrap().trim_end_matches('/').rsplit_once(':').unwrap().1.parse().unwrap();
    let host = if ip.is_ipv4() { ip.to_string() } else { format!("[{ip}]") };
    let (steps, desk) = (format!("http://{host}:{port}/"), format!("https://{host}:{port}"));

    let stranger = Browser::open(Looks { size: PHONE, scripts: true }).unwrap();
    stranger.go(&steps);
    let shown = stranger.run("return document.querySelector('.finger').innerText", &[]);
    let shown: String = shown.as_str().unwrap().split_whitespace().collect();
    assert_eq!(shown, finger, "both screens show the same");
    assert_eq!(stranger.complaints(), Vec::<String>::new());
    // In clear there is the page of steps and nothing else.
    stranger.go(&format!("{steps}desk/enter"));
    assert!(stranger.html().contains("jonaki-school.crt"));
    stranger.go(&format!("{desk}/desk/enter"));
    assert!(!stranger.html().contains("name=\"password\""), "it must not be let through");

    let home = tempfile::tempdir().unwrap();
    let kept = server::keys::folder(school.classroom.data.path()).join("phones.der");
    if trusting(home.path(), &kept).is_none() {
        eprintln!("no certutil here: no telephone that trusts the laptop was tried");
        return;
    }
    let looks = Looks { size: PHONE, scripts: true };
    let phone = Browser::open_with(looks, Some(home.path())).unwrap();
    sign_in(&phone, &desk);
    assert!(phone.url().starts_with(&desk), "{}", phone.url());
    assert_eq!(phone.run("return isSecureContext", &[]), serde_json::json!(true));
    // A form of the page is taken, and the line stays the telephone's own.
    phone.click("form[action='/desk/leave'] button");
    phone.go(&format!("{desk}/desk"));
    assert!(phone.html().contains("name=\"password\""));
    assert_eq!(phone.complaints(), Vec::<String>::new());

    laptop.go(&format!("{}/desk/phones", school.at));
    laptop.click("[value=off]");
    phone.go(&format!("{desk}/desk/enter"));
    assert!(!phone.html().contains("name=\"password\""), "the line is off");
}
