//! `cargo xtask prism`: List Workers against a mock server that nobody here wrote.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use crate::cargo;
use crate::exit::{self, Exit, Failure};
use crate::paths::{shown, unusable, workspace};
use crate::report::{Report, count};

/// The package, and the release that is known to run so.
const PACKAGE: &str = "@stoplight/prism-cli@5.14.2";
/// What the server says once it takes requests, and with each of them.
const READY: &str = "Prism is listening on";
const REQUEST: &str = "Request received";
/// What it says of a request that the document does not allow.
const VIOLATION: &str = "Violation:";

/// The file for what it says.
const LOG: &str = "log.txt";

/// Run all operations of List Workers against Prism, which validates each request
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    let folder = cargo::target().join("prism");
    let program = install(&folder, &mut report)?;
    let mut server = Server::start(&program, &folder)?;
    report.stage("Running", format!("all operations against {}", server.url));
    let ran = operations(&server.url, &folder);
    let log = server.stop();
    ran?;
    judge(&log, &mut report)
}

/// Installs the server into the folder, unless it is there.
fn install(folder: &Path, report: &mut Report<impl Write>) -> Result<PathBuf, Failure> {
    let program = folder.join("node_modules").join(".bin").join("prism");
    let about = folder.join("package.json");
    if program.exists() && fs::read_to_string(&about).is_ok_and(|text| text.contains(version())) {
        return Ok(program);
    }
    report.stage("Installing", PACKAGE);
    fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(npm)
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--save-exact",
            "--prefix",
        ])
        .arg(folder)
        .arg(PACKAGE)
        .status();
    match status {
        Ok(status) if status.success() => Ok(program),
        Ok(_) => Err(Failure::new(
            Exit::Files,
            format!("npm cannot install {PACKAGE}"),
        )),
        Err(error) => Err(
            Failure::new(Exit::Usage, format!("`npm` cannot be run: {error}"))
                .with_help("install Node.js, which Prism is written for"),
        ),
    }
}

fn version() -> &'static str {
    PACKAGE.rsplit('@').next().unwrap_or_default()
}

/// The server, and what it says.
struct Server {
    url: String,
    process: Child,
    log: Option<JoinHandle<Vec<String>>>,
}

impl Server {
    fn start(program: &Path, folder: &Path) -> Result<Self, Failure> {
        let port = free_port().map_err(|error| unusable(folder, &error))?;
        let mut process = Command::new(program)
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(workspace().join("spec").join("list_workers.yaml"))
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|error| unusable(program, &error))?;
        let said = process.stdout.take().map(BufReader::new);
        let mut said = said
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(Result::ok);
        if !said.any(|line| line.contains(READY)) {
            let message = "Prism ended before it took a request";
            return Err(Failure::new(Exit::Files, message));
        }
        let mut copy = File::create(folder.join(LOG)).ok();
        let log = thread::spawn(move || {
            said.inspect(|line| {
                let _ = copy.as_mut().map(|file| writeln!(file, "{line}"));
            })
            .collect()
        });
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            process,
            log: Some(log),
        })
    }

    /// Ends the server; what it said since it was ready.
    fn stop(&mut self) -> Vec<String> {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let log = self.log.take().map(JoinHandle::join);
        log.and_then(Result::ok).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn operations(url: &str, folder: &Path) -> Result<(), Failure> {
    let status = cargo::command()
        .current_dir(workspace())
        .args([
            "run",
            "--quiet",
            "--package",
            "truespec-tests",
            "--example",
            "prism",
        ])
        .args(["--", url])
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(
            Failure::new(Exit::Differs, "an operation fails against Prism")
                .with_help(format!("`{}` is what Prism saw", shown(&folder.join(LOG)))),
        ),
        Err(error) => Err(unusable(&workspace(), &error)),
    }
}

/// Where the document allows an answer to what it does not allow, only the log tells.
fn judge(log: &[String], report: &mut Report<impl Write>) -> Result<(), Failure> {
    let with = |text: &str| log.iter().filter(|line| line.contains(text)).collect();
    let (requests, violations): (Vec<_>, Vec<_>) = (with(REQUEST), with(VIOLATION));
    for line in &violations {
        report.item(
            "violation",
            line.split(VIOLATION).nth(1).unwrap_or(line).trim(),
        );
    }
    match (requests.len(), violations.len()) {
        (0, _) => Err(Failure::new(Exit::Differs, "no request came to Prism")),
        (requests, 0) => {
            report.stage(
                "Finished",
                format!("{}, no violation", count(requests, "request")),
            );
            Ok(())
        }
        (_, violations) => Err(Failure::new(Exit::Differs, count(violations, "violation"))),
    }
}
