# The study: ten participants from a table, three who were spoken to, of whom there are transcripts that a
# coder went through, and a group of two.
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
cat >"$work/said.vtt" <<'VTT'
WEBVTT

00:00:04.120 --> 00:00:07.480
<v Karin Jansen>Fijn dat je er bent 🙂 zullen we met de doelen beginnen?</v>

00:00:09.000 --> 00:00:13.250
<v Anna de Vries>Ja. Wij kijken ieder kwartaal naar taal &amp; rekenen ]]> en naar "het kind"</v>

00:00:14.000 --> 00:00:19.000
<v Anna de Vries>שלום, הבית ספר הוא 👩‍👩‍👧 משפחה, zegt ze dan</v>

00:00:20.000 --> 00:00:24.000
<v Karin Jansen>Naïef é́én, ñ, 𝄞, en dan?</v>

00:00:25.000 --> 00:00:31.000
<v Anna de Vries>المدرسة مدرستنا، dat is van de school zelf, niet van de bestuurder</v>
VTT
for participant in R11 R12 R13; do
    leidraad import transcript "$participant" "$work/said.vtt" --offset 00:30 \
        --speaker "Karin Jansen=interviewer" --speaker "Anna de Vries=$participant" >/dev/null
done
"$PYTHON" "$(dirname "$0")/review.py" "$study"
leidraad verify >/dev/null
leidraad run kwaliteitszorg -p R14,R15 --plain >/dev/null <<'LINES'
/consent yes
/go O2.1
@R14 van de een
@R15 > "van de ander, naïef"
van allebei
/finish
LINES
leidraad run kwaliteitszorg-member-check -p R21,R22 --plain >/dev/null <<'LINES'
/consent yes
/answer M1.s1 R21 recognised
/answer M1.s1 R22 partly alleen, zegt ze, "bij 🙂 grote" besturen <&>
/answer M1.s1 R21 not
/answer M2.s1 R22 nod
/conclude M1.s1 nuanced Vaak, naïef é́én
/finish
LINES
