# The study: ten participants from a table, three who were spoken to, and a group of two.
set -eu
study=$1 work=$2
leidraad() { "$LEIDRAAD" --study "$study" "$@"; }
mkdir -p "$study/sessions"
cat >"$study/study.toml" <<'TOML'
title = "Sturen & steunen — école"
language = "nl"
TOML
cat >"$study/participants.toml" <<'TOML'
[R1]
sector = "po"
jaren = 12
groot = true
[R2]
sector = "vo"
jaren = 3.5
groot = false
TOML
leidraad import fragments "$work/fragments.csv" >/dev/null
for participant in R11 R12 R13; do
    leidraad run kwaliteitszorg -p "$participant" --plain >/dev/null <<'LINES'
/consent yes
begint zelf al over doelen 🙂
/go O2.1
hij leest mee in de jaarplannen
> "wij kijken of de school haar éigen doelen haalt" #proces
= zelf gedacht, niet gezegd
= bij dit concept gedacht #basis
? terugkomen op de staf
buiten het model #-
שלום, zei ze #druk #modelen
/finish
LINES
done
leidraad run kwaliteitszorg -p R14,R15 --plain >/dev/null <<'LINES'
/consent yes
/go O2.1
@R14 van de een
@R15 > "van de ander, naïef"
van allebei
/finish
LINES
