#!/bin/bash
# Tries the .deb and the .tar.xz as a ward computer would meet them: in a bare Debian, from a signed apt repository on
# loopback, used by an ordinary user on a real (private) X server. Installs, runs, upgrades, goes back, removes; nothing
# may stay but the user's own data.
#
# As root:  try_in_chroot.sh WORKPLACE PACKAGE.deb ARCHIVE.tar.xz [SUITE]
#
# `dev.py build linux try` calls it and brings what it needs: debootstrap, dpkg-deb, apt-ftparchive, gpg, python3. With
# DISPLAY set, the window is opened there and left open until WORKPLACE/seen is written by whoever watches (60 s at most).
set -euo pipefail
mkdir -p "$1"; place=$(realpath "$1"); package=$(realpath "$2"); archive=$(realpath "$3"); suite=${4:-bookworm}
root=$place/$suite; repository=$place/repository; export GNUPGHOME=$place/keys
say() { printf '\n== %s\n' "$*"; }
inside=(chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
nurse=(setpriv --reuid=nurse --regid=nurse --init-groups env HOME=/srv/nurse QT_QPA_PLATFORM=offscreen)
inside() { "${inside[@]}" "$@"; }
as_nurse() { inside "${nurse[@]}" "$@"; }
apt_get() { inside apt-get -qq -o Dpkg::Use-Pty=0 "$@" > "$place/apt.log" 2>&1 || { tail -20 "$place/apt.log"; exit 1; }; }
listing() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | sort); }
is_version() { test "$(inside dpkg-query -W -f '${Version}' nms-bedside)" = "$1"; }
end() {
  [ -z "${server:-}" ] || kill "$server" || true
  [ -z "${window:-}" ] || kill "$window" 2>/dev/null || true
  for inner in tmp/.X11-unix proc; do umount "$root/$inner" 2>/dev/null || true; done
  gpgconf --kill all 2>/dev/null || true
}
trap end EXIT

if [ ! -e "$root/etc/os-release" ]; then
  say "a bare $suite"
  debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} > "$place/debootstrap.log"
  inside useradd --create-home --home-dir /srv/nurse nurse
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
inside dpkg --purge nms-bedside > /dev/null 2>&1 || true  # what a trial that was broken off has left
rm -rf "$root/srv/nurse/.local" "$root/srv/nurse/card.pdf" "$root/etc/apt/sources.list.d/nms-bedside.list"
apt_get update

say "a signed apt repository with two versions, made with apt-ftparchive and gpg"
rm -rf "$repository" "$place/newer" "$GNUPGHOME"; mkdir -p "$repository/pool" "$repository/dists/stable/main/binary-amd64"
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'Trial of a hospital repository' ed25519 sign 2> "$place/gpg.log"
gpg --batch --export > "$root/usr/share/keyrings/trial.gpg"
cp "$package" "$repository/pool/"
dpkg-deb -R "$package" "$place/newer"
version=$(dpkg-deb -f "$package" Version); newer=$version+1
sed -i "s/^Version: .*/Version: $newer/" "$place/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$place/newer" "$repository/pool/nms-bedside_${newer}_amd64.deb" > /dev/null
(cd "$repository" && apt-ftparchive packages pool > dists/stable/main/binary-amd64/Packages
 apt-ftparchive -o APT::FTPArchive::Release::Suite=stable -o APT::FTPArchive::Release::Codename=stable \
   -o APT::FTPArchive::Release::Components=main -o APT::FTPArchive::Release::Architectures=amd64 release dists/stable > Release.new
 mv Release.new dists/stable/Release
 gpg --batch --quiet --clearsign -o dists/stable/InRelease dists/stable/Release)
python3 -u -m http.server --bind 127.0.0.1 --directory "$repository" 0 > "$place/http.log" 2>&1 & server=$!
for _ in $(seq 50); do port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$place/http.log"); [ -z "$port" ] || break; sleep 0.1; done
echo "deb [signed-by=/usr/share/keyrings/trial.gpg] http://127.0.0.1:$port stable main" > "$root/etc/apt/sources.list.d/nms-bedside.list"
apt_get update

say "install $version"
listing > "$place/before.txt"
apt_get install -y --no-install-recommends "nms-bedside=$version"
is_version "$version"; inside dpkg-query -W nms-bedside
echo "with $(($(inside apt-mark showauto | wc -l))) packages that it depends on"

say "an ordinary user: self-test, search, check"
as_nurse nms-bedside --self-test > "$place/self-test.json"; grep -m 1 '"ok": true' "$place/self-test.json"
as_nurse nms-bedside-cli search dantrolene --limit 1
as_nurse nms-bedside-cli check
as_nurse nms-bedside-cli card --out /srv/nurse/card.pdf; test -s "$root/srv/nurse/card.pdf"
as_nurse sh -c 'mkdir -p ~/.local/share/nms-bedside && echo kept > ~/.local/share/nms-bedside/probe'
inside sh -c 'test -x /usr/bin/nms-bedside && test -e /usr/share/applications/nms-bedside.desktop && test -e /usr/share/icons/hicolor/48x48/apps/nms-bedside.png'

if [ -n "${DISPLAY:-}" ]; then
  say "an ordinary user: the window on $DISPLAY"
  mkdir -p "$root/tmp/.X11-unix"; mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  rm -f "$place/seen"; touch "$place/window-opens"
  "${inside[@]}" "${nurse[@]}" DISPLAY="$DISPLAY" QT_QPA_PLATFORM=xcb nms-bedside --tab checklist & window=$!
  for _ in $(seq 600); do [ ! -e "$place/seen" ] || break; sleep 0.1; done
  test -e "$place/seen"; kill "$window"; wait "$window" 2>/dev/null || true; window=
  umount "$root/tmp/.X11-unix"
fi

say "upgrade to $newer"
apt_get install -y nms-bedside; is_version "$newer"
as_nurse nms-bedside --self-test > /dev/null

say "go back to $version"
apt_get install -y --allow-downgrades "nms-bedside=$version"; is_version "$version"
as_nurse nms-bedside --self-test > /dev/null

say "the .tar.xz, unpacked by the user"
as_nurse mkdir -p /srv/nurse/apps; (cd "$root/srv/nurse/apps" && tar xJf "$archive" --no-same-owner)
as_nurse /srv/nurse/apps/nms-bedside/nms-bedside --self-test > /dev/null
as_nurse /srv/nurse/apps/nms-bedside/nms-bedside-cli check
rm -rf "$root/srv/nurse/apps"

say "remove"
inside sh -c 'mkdir -p /var/lib/nms-bedside/content-sets /etc/nms-bedside && touch /var/lib/nms-bedside/content-sets/current.json /etc/nms-bedside/site.toml'
apt_get purge -y --auto-remove nms-bedside
listing > "$place/after.txt"
left=$(comm -13 "$place/before.txt" "$place/after.txt" | grep -v -e '^./srv/nurse' -e '^./etc/nms-bedside' || true)
rm -r "$root/etc/nms-bedside" # the hospital's own; it must still have been there
[ -z "$left" ] || echo "$(wc -l <<< "$left") files stay of packages that other packages may still want"
test -z "$(grep -i nms <<< "$left" || true)"
test "$(cat "$root/srv/nurse/.local/share/nms-bedside/probe")" = kept
say "good: nothing of the package stayed, the user's data did"
