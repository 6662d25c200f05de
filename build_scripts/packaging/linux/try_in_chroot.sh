#!/bin/bash
# Tries the .deb as a ward computer would meet it: in a bare Debian, from an apt repository on loopback, used by an
# ordinary user. Installs, runs, upgrades, goes back, removes; nothing may stay but the user's own data.
#
# As root:  try_in_chroot.sh WORKPLACE PACKAGE.deb [SUITE]
# Needs debootstrap, dpkg-dev, apt-utils (apt-ftparchive) and python3 (serves loopback).
set -euo pipefail
mkdir -p "$1"; place=$(realpath "$1"); package=$(realpath "$2"); suite=${3:-bookworm}
root=$place/$suite; repository=$place/repository
say() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_nurse() { inside setpriv --reuid=nurse --regid=nurse --init-groups env HOME=/srv/nurse QT_QPA_PLATFORM=offscreen "$@"; }
apt_get() { inside apt-get -qq -o Dpkg::Use-Pty=0 "$@" > "$place/apt.log" 2>&1 || { tail -20 "$place/apt.log"; exit 1; }; }
listing() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | sort); }

if [ ! -e "$root/etc/os-release" ]; then
  say "a bare $suite"
  debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} > "$place/debootstrap.log"
  cp /etc/apt/sources.list.d/*.sources "$root/etc/apt/sources.list.d/" 2>/dev/null || true
  inside useradd --create-home --home-dir /srv/nurse nurse
fi
trap 'umount "$root/proc" 2>/dev/null || true; [ -z "${server:-}" ] || kill "$server"' EXIT
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"

say "an apt repository with two versions, made with apt-ftparchive"
rm -rf "$repository"; mkdir -p "$repository/pool" "$repository/dists/stable/main/binary-amd64" "$place/newer"
cp "$package" "$repository/pool/"
rm -rf "$place/newer"; dpkg-deb -R "$package" "$place/newer"
version=$(dpkg-deb -f "$package" Version); newer=$version+1
sed -i "s/^Version: .*/Version: $newer/" "$place/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$place/newer" "$repository/pool/nms-bedside_${newer}_amd64.deb" > /dev/null
(cd "$repository" && apt-ftparchive packages pool > dists/stable/main/binary-amd64/Packages
 apt-ftparchive -o APT::FTPArchive::Release::Suite=stable -o APT::FTPArchive::Release::Codename=stable \
   -o APT::FTPArchive::Release::Components=main -o APT::FTPArchive::Release::Architectures=amd64 release dists/stable > Release.new
 mv Release.new dists/stable/Release)
python3 -m http.server --bind 127.0.0.1 --directory "$repository" 8653 > "$place/http.log" 2>&1 & server=$!
sleep 1
# A hospital signs its Release file; on loopback in this trial nobody does, so the line says trusted.
echo "deb [trusted=yes] http://127.0.0.1:8653 stable main" > "$root/etc/apt/sources.list.d/nms-bedside.list"
apt_get update

say "install $version"
listing > "$place/before.txt"
apt_get install -y --no-install-recommends "nms-bedside=$version"
inside dpkg-query -W nms-bedside
echo "depends on $(inside apt-mark showauto | wc -l) packages that were not there"

say "an ordinary user: self-test, search, check"
as_nurse nms-bedside --self-test | tee "$place/self-test.json" | grep -c '"ok": true'
as_nurse nms-bedside-cli search dantrolene --limit 1
as_nurse nms-bedside-cli check > /dev/null
as_nurse sh -c 'mkdir -p ~/.local/share/nms-bedside && echo kept > ~/.local/share/nms-bedside/probe'
inside sh -c 'test -x /usr/bin/nms-bedside && test -e /usr/share/applications/nms-bedside.desktop && test -e /usr/share/icons/hicolor/48x48/apps/nms-bedside.png'

say "upgrade to $newer"
apt_get install -y nms-bedside
test "$(inside dpkg-query -W -f '${Version}' nms-bedside)" = "$newer"
as_nurse nms-bedside --self-test > /dev/null

say "go back to $version"
apt_get install -y --allow-downgrades "nms-bedside=$version"
test "$(inside dpkg-query -W -f '${Version}' nms-bedside)" = "$version"
as_nurse nms-bedside --self-test > /dev/null

say "remove"
apt_get purge -y --auto-remove nms-bedside
listing > "$place/after.txt"
left=$(comm -13 "$place/before.txt" "$place/after.txt" | grep -v "^./srv/nurse" || true)
echo "left by the package itself: $(grep -c nms-bedside <<< "$left" || true)"; if [ -n "$left" ]; then sed "s/^/  left by others: /" <<< "$left"; fi
test -z "$(grep nms-bedside <<< "$left" || true)"
test "$(cat "$root/srv/nurse/.local/share/nms-bedside/probe")" = kept
say "good: nothing of the package stayed, the user's data did"
