#!/usr/bin/env bash
# Install what the browser tests and the screenshots need where that may be done: Debian's Chromium, and with --fonts the
# fonts of all scripts. Never fails: where it may not be installed, the tests say what they did not test.
set -uo pipefail

wanted=()
if [[ -z "${CHROMIUM:-}" ]] && ! command -v chromium >/dev/null; then wanted+=(chromium); fi
if [[ "${1:-}" == --fonts ]]; then
  for font in fonts-noto-core fonts-noto-cjk; do
    [[ -e "/usr/share/doc/$font" ]] || wanted+=("$font")
  done
fi
((${#wanted[@]})) || exit 0

as_root=()
if (($(id -u))); then
  if ! sudo -n true 2>/dev/null; then
    echo "not installed, as this user may not: ${wanted[*]}" >&2
    exit 0
  fi
  as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null; then
  echo "not installed, as this is no Debian: ${wanted[*]}" >&2
  exit 0
fi
echo "installing ${wanted[*]}"
{
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
} || echo "could not install ${wanted[*]}" >&2
exit 0
