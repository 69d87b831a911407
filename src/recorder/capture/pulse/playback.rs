//! Playing sound through the server: given as it asks for it, until it was heard.

use std::io;
use std::time::{Duration, Instant};

use pulseaudio::protocol::stream::BufferAttr;
use pulseaudio::protocol::{
    ChannelMap, ChannelVolume, Command, CreatePlaybackStreamReply, PlaybackStreamParams, Prop,
    Props, SampleFormat, SampleSpec,
};

use super::connection::{ANSWER, Connection, Failure, Frame};
use crate::recorder::capture::CaptureError;
use crate::recorder::flac::Shape;

/// How much the server holds, in milliseconds: a stop is heard no later than this.
const HELD_MS: u32 = 250;
/// After the end was given, how long the server may take to say that it was heard.
const HEARD: Duration = Duration::from_secs(3);

/// Plays interleaved sound until it is over or `is_stopped` answers so.
pub(in crate::recorder::capture) fn play(
    sound: &[i16],
    shape: Shape,
    is_stopped: &dyn Fn() -> bool,
) -> Result<(), CaptureError> {
    let mut connection = Connection::open()?;
    let channels = u8::try_from(shape.channels).unwrap_or(2);
    let params = params(shape.rate, channels);
    let refused = |failure: Failure| CaptureError::Refused(super::refusal(&failure));
    let stream: CreatePlaybackStreamReply = connection
        .ask(&Command::CreatePlaybackStream(params), ANSWER)
        .map_err(refused)?;
    give(&mut connection, &stream, sound, is_stopped)
        .map_err(|error| CaptureError::Refused(error.to_string()))
}

fn params(rate: u32, channels: u8) -> PlaybackStreamParams {
    let bytes = rate * u32::from(channels) * 2;
    let mut props = Props::new();
    props.set(Prop::MediaName, c"recording");
    PlaybackStreamParams {
        sample_spec: SampleSpec {
            format: SampleFormat::S16Le,
            channels,
            sample_rate: rate,
        },
        channel_map: if channels == 1 {
            ChannelMap::mono()
        } else {
            ChannelMap::stereo()
        },
        buffer_attr: BufferAttr {
            max_length: u32::MAX,
            target_length: bytes / 1_000 * HELD_MS,
            pre_buffering: u32::MAX,
            minimum_request_length: u32::MAX,
            ..BufferAttr::default()
        },
        cvolume: Some(ChannelVolume::norm(channels)),
        props,
        ..PlaybackStreamParams::default()
    }
}

fn give(
    connection: &mut Connection,
    stream: &CreatePlaybackStreamReply,
    sound: &[i16],
    is_stopped: &dyn Fn() -> bool,
) -> io::Result<()> {
    let frame = usize::from(stream.sample_spec.channels.max(1));
    let mut left = sound;
    let mut wanted = usize::try_from(stream.requested_bytes).unwrap_or(0) / 2;
    // The question whether all was heard, and until when an answer is waited for.
    let mut drained: Option<(u32, Instant)> = None;
    while !is_stopped() {
        let length = (wanted.min(left.len()) / frame) * frame;
        if length > 0 {
            let (now, later) = left.split_at(length);
            let bytes: Vec<u8> = now.iter().flat_map(|sample| sample.to_le_bytes()).collect();
            connection.give(stream.channel, &bytes)?;
            left = later;
            wanted -= length;
        }
        if left.len() < frame && drained.is_none() {
            let tag = connection.send(&Command::DrainPlaybackStream(stream.channel))?;
            drained = Some((tag, Instant::now() + HEARD));
        }
        if let Some(Frame::Control { command, tag, .. }) = connection.next()? {
            match *command {
                Command::Request(more) if more.channel == stream.channel => {
                    wanted += usize::try_from(more.length).unwrap_or(0) / 2;
                }
                Command::PlaybackStreamKilled(channel) if channel == stream.channel => {
                    return Err(io::ErrorKind::ConnectionAborted.into());
                }
                Command::Error(error) => return Err(io::Error::other(format!("{error:?}"))),
                _ if drained.is_some_and(|(asked, _)| asked == tag) => return Ok(()),
                _ => {}
            }
        }
        if drained.is_some_and(|(_, until)| Instant::now() > until) {
            return Ok(());
        }
    }
    Ok(())
}
