#!/bin/sh
# Whether there is a browser for the tests, and what drives it: Chromium and its ChromeDriver, from Debian where they are missing.
set -u

HERE=$(cd "$(dirname "$0")" && pwd)
WORK=$HERE/target/browser
mkdir -p "$WORK"

. "$HERE/clients/install.sh"

can chromium && can chromedriver chromium-driver
