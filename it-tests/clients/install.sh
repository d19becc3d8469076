# Where clients come from when they are missing.

# can PROGRAM [PACKAGE]: whether it is here, or could be installed; the package has the program's name when none is given.
can() {
    command -v "$1" > /dev/null || install_package "${2:-$1}"
    command -v "$1" > /dev/null
}

install_package() {
    if command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ]; then
        echo "         installing the Debian package $1"
        apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$1" > "$WORK/install.log" 2>&1
    fi
}

# What is packaged for Debian goes with Debian's Python, whatever other is on the path.
PYTHON=python3
[ -x /usr/bin/python3 ] && PYTHON=/usr/bin/python3

# can_import MODULE PACKAGE: whether Python finds a module, or it could be installed.
can_import() {
    "$PYTHON" -c "import $1" 2> /dev/null || install_package "$2"
    "$PYTHON" -c "import $1" 2> /dev/null
}

# unpack DIRECTORY PACKAGE...: for packages that would set up a server when installed.
unpack() {
    command -v apt-get > /dev/null && command -v dpkg > /dev/null || return 1
    directory=$1
    shift
    echo "         unpacking the Debian packages $*"
    mkdir -p "$directory.debs"
    (cd "$directory.debs" && apt-get download "$@" && for package in *.deb; do dpkg -x "$package" "$directory"; done) \
        > "$WORK/install.log" 2>&1
}

# The smtp-source of Postfix. Installing the package would set up a mail server; its archive, unpacked, is enough.
POSTFIX=$WORK/postfix

smtp_source() {
    if command -v smtp-source > /dev/null; then
        smtp-source "$@"
    else
        LD_LIBRARY_PATH=$POSTFIX/usr/lib/postfix "$POSTFIX/usr/sbin/smtp-source" "$@"
    fi
}

can_smtp_source() {
    command -v smtp-source > /dev/null || [ -x "$POSTFIX/usr/sbin/smtp-source" ] || unpack "$POSTFIX" postfix
}
