//! One connection to the sound server: commands out, frames in, nothing lost between them.

use std::collections::VecDeque;
use std::io::{self, Cursor, ErrorKind, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use pulseaudio::protocol::{
    self as pa, AuthParams, AuthReply, Command, CommandReply, Prop, Props, ProtocolError,
    SetClientNameReply, TagStructReader,
};

use super::address;
use crate::recorder::capture::CaptureError;
use crate::system::uptime;

/// How long a read waits; also the longest that a stop goes unnoticed.
const READ: Duration = Duration::from_millis(100);
/// How long an answer may take, of a server that has nothing else to do.
pub(super) const ANSWER: Duration = Duration::from_secs(2);
/// How much is read at once.
const CHUNK: usize = 16 << 10;
/// More than any frame a server sends.
const LONGEST: usize = 16 << 20;
/// The channel of frames that are no sound.
const CONTROL: u32 = u32::MAX;
/// Where the payload of an answer begins: after its kind and its tag, five bytes each.
const PAYLOAD: u64 = 10;

/// What the server sent.
#[derive(Debug)]
pub(super) enum Frame {
    /// Sound of a stream.
    Sound {
        /// The stream's channel.
        channel: u32,
        /// Samples as they were asked for.
        bytes: Vec<u8>,
    },
    /// An answer or a message.
    Control {
        /// What it is.
        command: Box<Command>,
        /// The tag of the command it answers.
        tag: u32,
        /// The whole frame.
        bytes: Vec<u8>,
        /// The uptime when it came in.
        at: Duration,
    },
}

/// Why something that was asked of the server was not done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The server said no.
    Refused(pa::PulseError),
    /// The server is gone, or speaks otherwise.
    Broken(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Broken(error)
    }
}

/// A connection to the sound server.
#[derive(Debug)]
pub(super) struct Connection {
    socket: UnixStream,
    version: u16,
    last_tag: u32,
    unread: Vec<u8>,
    waiting: VecDeque<Frame>,
    /// Whether the last read left nothing behind.
    is_drained: bool,
    /// The uptime when something last came in.
    came: Duration,
}

impl Connection {
    /// Connects to the first server that is there, and introduces the program.
    pub(super) fn open() -> Result<Connection, CaptureError> {
        let env = |name: &str| std::env::var_os(name);
        let sockets = address::sockets(env)?;
        let mut failed = None;
        let mut connected = None;
        for at in &sockets {
            match UnixStream::connect(at) {
                Ok(socket) => {
                    connected = Some(socket);
                    break;
                }
                // Of several failures the one that is not "no such file" says most.
                Err(error) => {
                    if failed.as_ref().is_none_or(is_absence) {
                        failed = Some(error);
                    }
                }
            }
        }
        let no_server = |error: &dyn std::fmt::Display| CaptureError::NoServer {
            tried: sockets.iter().map(|at| at.display().to_string()).collect(),
            reason: error.to_string(),
        };
        let Some(socket) = connected else {
            return Err(failed.map_or_else(|| no_server(&""), |error| no_server(&error)));
        };
        Connection::greet(socket, address::cookie(env)).map_err(|failure| match failure {
            Failure::Refused(said) => CaptureError::Refused(format!("{said:?}")),
            Failure::Broken(error) => no_server(&error),
        })
    }

    fn greet(socket: UnixStream, cookie: Vec<u8>) -> Result<Connection, Failure> {
        socket.set_read_timeout(Some(READ))?;
        socket.set_write_timeout(Some(ANSWER))?;
        let mut connection = Connection {
            socket,
            version: pa::MAX_VERSION,
            last_tag: 0,
            unread: Vec::new(),
            waiting: VecDeque::new(),
            is_drained: true,
            came: uptime(),
        };
        // Without shared memory: sound then comes through the socket, and can be read safely.
        let auth = Command::Auth(AuthParams {
            version: pa::MAX_VERSION,
            supports_shm: false,
            supports_memfd: false,
            cookie,
        });
        let auth: AuthReply = connection.ask(&auth, ANSWER)?;
        connection.version = auth.version.min(pa::MAX_VERSION);
        let mut props = Props::new();
        props.set(Prop::ApplicationName, c"Leidraad");
        connection.ask::<SetClientNameReply>(&Command::SetClientName(props), ANSWER)?;
        Ok(connection)
    }

    /// Sends a command; gives the tag that its answer will have.
    pub(super) fn send(&mut self, command: &Command) -> io::Result<u32> {
        self.last_tag = self.last_tag.wrapping_add(1);
        let mut bytes = Vec::new();
        pa::write_command_message(&mut bytes, self.last_tag, command, self.version)
            .map_err(|error| of_protocol(&error))?;
        self.socket.write_all(&bytes)?;
        Ok(self.last_tag)
    }

    /// Gives sound to a stream that plays.
    pub(super) fn give(&mut self, channel: u32, sound: &[u8]) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(pa::DESCRIPTOR_SIZE + sound.len());
        pa::write_memblock(&mut bytes, channel, sound, 0).map_err(|error| of_protocol(&error))?;
        self.socket.write_all(&bytes)
    }

    /// Sends a command and waits for its answer; what else comes meanwhile is kept for
    /// [`Connection::next`], in order.
    pub(super) fn ask<T: CommandReply>(
        &mut self,
        command: &Command,
        patience: Duration,
    ) -> Result<T, Failure> {
        let asked = self.send(command)?;
        let until = Instant::now() + patience;
        while Instant::now() < until {
            match self.receive()? {
                Some(Frame::Control {
                    command,
                    tag,
                    bytes,
                    ..
                }) if tag == asked => {
                    return match *command {
                        Command::Error(error) => Err(Failure::Refused(error)),
                        _ => Ok(self.answer(&bytes)?),
                    };
                }
                Some(other) => self.waiting.push_back(other),
                None => {}
            }
        }
        Err(io::Error::from(ErrorKind::TimedOut).into())
    }

    /// The payload of an answer.
    pub(super) fn answer<T: CommandReply>(&self, bytes: &[u8]) -> io::Result<T> {
        let mut cursor = Cursor::new(bytes);
        cursor.set_position(PAYLOAD);
        let mut reader = TagStructReader::new(&mut cursor, self.version);
        T::read(&mut reader, self.version).map_err(|error| of_protocol(&error))
    }

    /// The next frame; none when nothing comes for a tenth of a second.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn next(&mut self) -> io::Result<Option<Frame>> {
        match self.waiting.pop_front() {
            Some(frame) => Ok(Some(frame)),
            None => self.receive(),
        }
    }

    /// Whether everything that came was handed out: what is missing now has not come.
    pub(super) fn is_drained(&self) -> bool {
        self.is_drained && self.waiting.is_empty() && self.unread.is_empty()
    }

    /// How long nothing came in at all.
    pub(super) fn quiet(&self) -> Duration {
        uptime().saturating_sub(self.came)
    }

    fn receive(&mut self) -> io::Result<Option<Frame>> {
        loop {
            match self.cut()? {
                Some((CONTROL, bytes)) => {
                    let mut cursor = Cursor::new(bytes.as_slice());
                    // A message that is not known, from a later server, is passed over.
                    if let Ok((tag, command)) =
                        Command::read_tag_prefixed(&mut cursor, self.version)
                    {
                        let at = uptime();
                        return Ok(Some(Frame::Control {
                            command: Box::new(command),
                            tag,
                            bytes,
                            at,
                        }));
                    }
                }
                Some((channel, bytes)) => return Ok(Some(Frame::Sound { channel, bytes })),
                None if self.fill()? => {}
                None => return Ok(None),
            }
        }
    }

    /// Cuts one whole frame from what was read: its channel and its payload.
    fn cut(&mut self) -> io::Result<Option<(u32, Vec<u8>)>> {
        let Some(mut head) = self.unread.get(..pa::DESCRIPTOR_SIZE) else {
            return Ok(None);
        };
        let head = pa::read_descriptor(&mut head).map_err(|error| of_protocol(&error))?;
        let length = usize::try_from(head.length).unwrap_or(usize::MAX);
        if length > LONGEST {
            return Err(io::Error::from(ErrorKind::InvalidData));
        }
        let end = pa::DESCRIPTOR_SIZE + length;
        let Some(payload) = self.unread.get(pa::DESCRIPTOR_SIZE..end) else {
            return Ok(None);
        };
        let payload = payload.to_vec();
        self.unread.drain(..end);
        Ok(Some((head.channel, payload)))
    }

    /// Reads what there is; answers whether something came in time.
    fn fill(&mut self) -> io::Result<bool> {
        let mut some = [0; CHUNK];
        let read = self.socket.read(&mut some);
        self.is_drained = !matches!(read, Ok(CHUNK));
        match read {
            Ok(0) => Err(io::Error::from(ErrorKind::UnexpectedEof)),
            Ok(count) => {
                self.unread.extend(some.iter().take(count));
                self.came = uptime();
                Ok(true)
            }
            Err(error) => match error.kind() {
                ErrorKind::WouldBlock | ErrorKind::TimedOut => Ok(false),
                ErrorKind::Interrupted => Ok(true),
                _ => Err(error),
            },
        }
    }
}

fn is_absence(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

fn of_protocol(error: &ProtocolError) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error.to_string())
}
