# Where clients come from when they are missing.

# can PROGRAM: whether it is here, or could be installed.
can() {
    command -v "$1" > /dev/null || install_package "$1"
    command -v "$1" > /dev/null
}

install_package() {
    if command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ]; then
        echo "         installing the Debian package $1"
        apt-get install -y --no-install-recommends "$1" > "$WORK/install.log" 2>&1
    fi
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
    command -v smtp-source > /dev/null || [ -x "$POSTFIX/usr/sbin/smtp-source" ] || unpack_postfix
}

unpack_postfix() {
    command -v apt-get > /dev/null && command -v dpkg > /dev/null || return 1
    echo "         unpacking smtp-source of the Debian package postfix"
    (cd "$WORK" && apt-get download postfix && dpkg -x postfix_*.deb postfix) > "$WORK/install.log" 2>&1
}
