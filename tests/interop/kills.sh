# A thousand kills at random moments of scripted interviews lose no note that was answered.
set -eu
LEIDRAAD_KILLS=1000 cargo test --locked --release --test kills -- --nocapture
