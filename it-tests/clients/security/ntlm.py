"""Sends mail through a connection sealed by NTLM: ntlm.py HOST PORT USER PASSWORD CLIENT MECHANISM EXAMPLE.

CLIENT says whose NTLM it is, MECHANISM is NTLM or GSS-SPNEGO, EXAMPLE is one of the keys of EXAMPLES at the end.
"""

import base64
import socket
import struct
import sys

HOST, PORT, USER, PASSWORD, CLIENT, MECHANISM, EXAMPLE = (
    sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5], sys.argv[6], sys.argv[7])
DOMAIN = ""
SIGNATURE = 16


class NtlmAuth:
    """https://github.com/jborean93/ntlm-auth"""

    def __init__(self, password, bits):
        from ntlm_auth.ntlm import NtlmContext

        self.context = NtlmContext(USER, password, DOMAIN, "CLIENT")

    def step(self, challenge):
        return self.context.step(challenge or None)

    def wrap(self, plain):
        return self.context.wrap(plain)

    def unwrap(self, sealed):
        return self.context.unwrap(sealed)


class Impacket:
    """https://github.com/fortra/impacket; the order of its calls is that of its own DCE/RPC client."""

    def __init__(self, password, bits):
        from Cryptodome.Cipher import ARC4
        from impacket import ntlm

        self.ntlm, self.rc4, self.password = ntlm, ARC4, password
        self.negotiate = ntlm.getNTLMSSPType1("CLIENT", DOMAIN, signingRequired=True, use_ntlmv2=True)
        if bits == 56:
            self.negotiate["flags"] &= ~ntlm.NTLMSSP_NEGOTIATE_128
        self.begun = False

    def step(self, challenge):
        if not self.begun:
            self.begun = True
            return self.negotiate.getData()
        reply, key = self.ntlm.getNTLMSSPType3(
            self.negotiate, challenge, USER, self.password, DOMAIN, use_ntlmv2=True)
        self.flags = reply["flags"]
        self.out = self.direction(key, "Client")
        self.back = self.direction(key, "Server")
        return reply.getData()

    def direction(self, key, mode):
        cipher = self.rc4.new(self.ntlm.SEALKEY(self.flags, key, mode))
        return [self.ntlm.SIGNKEY(self.flags, key, mode), cipher.encrypt, 0]

    def wrap(self, plain):
        sign, handle, number = self.out
        self.out[2] += 1
        sealed, signature = self.ntlm.SEAL(self.flags, sign, None, plain, plain, number, handle)
        return signature.getData() + sealed

    def unwrap(self, sealed):
        sign, handle, number = self.back
        self.back[2] += 1
        plain = handle(sealed[SIGNATURE:])
        expect(self.ntlm.SIGN(self.flags, sign, plain, number, handle).getData(), sealed[:SIGNATURE])
        return plain


class Samba:
    """gensec of Samba."""

    def __init__(self, password, bits):
        from samba import credentials, gensec, param

        settings = param.LoadParm()
        settings.load_default()
        settings.set("ntlmssp_client:56bit", "yes")
        settings.set("ntlmssp_client:128bit", "no" if bits == 56 else "yes")
        own = credentials.Credentials()
        own.guess(settings)
        own.set_kerberos_state(credentials.DONT_USE_KERBEROS)
        own.set_username(USER)
        own.set_password(password)
        own.set_domain(DOMAIN)
        own.set_workstation("CLIENT")
        self.client = gensec.Security.start_client({"lp_ctx": settings, "target_hostname": "localhost"})
        self.client.set_credentials(own)
        self.client.want_feature(gensec.FEATURE_SEAL)
        if MECHANISM == "NTLM":
            self.client.start_mech_by_name("ntlmssp")
        else:
            self.client.start_mech_by_sasl_name("GSS-SPNEGO")
        self.finished = False

    def step(self, challenge):
        if self.finished:
            return b""
        self.finished, reply = self.client.update(challenge)
        return reply

    def wrap(self, plain):
        return self.client.wrap(plain)

    def unwrap(self, sealed):
        return self.client.unwrap(sealed)


CLIENTS = {"ntlm-auth": NtlmAuth, "impacket": Impacket, "samba": Samba}


class Connection:
    """SMTP in the clear until a login, and in buffers after it (RFC 4422, section 3.7)."""

    def __init__(self, password=PASSWORD, bits=128):
        self.socket = socket.create_connection((HOST, PORT), timeout=30)
        self.security = CLIENTS[CLIENT](password, bits)
        self.sealed = False
        self.received = b""
        self.reply()
        self.ask("EHLO client.example.net")

    def login(self):
        """The last reply."""
        reply = self.ask("AUTH %s %s" % (MECHANISM, base64.b64encode(self.security.step(b"")).decode()))
        while reply.startswith("334"):
            challenge = base64.b64decode(reply[4:].strip())
            reply = self.ask(base64.b64encode(self.security.step(challenge)).decode())
        self.sealed = reply.startswith("235")
        return reply

    def ask(self, line):
        print("C: " + line)
        self.send(line.encode() + b"\r\n")
        return self.reply()

    def reply(self):
        lines = []
        while not lines or lines[-1][3:4] == "-":
            while b"\n" not in self.received:
                self.received += self.receive()
            line, self.received = self.received.split(b"\n", 1)
            lines.append(line.decode().rstrip())
            print("S: " + lines[-1])
        return lines[-1]

    def send(self, plain):
        self.socket.sendall(self.buffer(plain) if self.sealed else plain)

    def buffer(self, plain):
        sealed = self.security.wrap(plain)
        return struct.pack(">I", len(sealed)) + sealed

    def receive(self):
        if self.sealed:
            return self.security.unwrap(self.exactly(struct.unpack(">I", self.exactly(4))[0]))
        read = self.socket.recv(65536)
        if not read:
            raise EOFError("the connection ended")
        return read

    def exactly(self, count):
        octets = b""
        while len(octets) < count:
            read = self.socket.recv(count - len(octets))
            if not read:
                raise EOFError("the connection ended")
            octets += read
        return octets

    def message(self, subject, text):
        expect("250", self.ask("MAIL FROM:<ann@example.net>")[:3])
        expect("250", self.ask("RCPT TO:<orders@example.com>")[:3])
        expect("354", self.ask("DATA")[:3])
        content = ("Subject: %s\r\n\r\n%s\r\n.\r\n" % (subject, text)).encode()
        for begin in range(0, len(content), 16000):
            self.send(content[begin:begin + 16000])
        expect("250 2.0.0", self.reply()[:9])


def several(bits):
    connection = Connection(bits=bits)
    expect("235", connection.login()[:3])
    connection.ask("EHLO client.example.net")
    for number in range(3):
        connection.message("%s %s %d %d" % (CLIENT, MECHANISM, bits, number), "Two boxes, please.")
    connection.message("%s %s %d large" % (CLIENT, MECHANISM, bits), ("x" * 62 + "\r\n") * 16384)
    expect("221", connection.ask("QUIT")[:3])


def wrong_password():
    expect("535 5.7.8", Connection(password="not" + PASSWORD).login()[:9])


def weak():
    reply = Connection(bits=56).login()
    expect(True, reply[:3] in ("535", "538", "534", "501"))


def altered():
    connection = Connection()
    expect("235", connection.login()[:3])
    buffer = bytearray(connection.buffer(b"NOOP\r\n"))
    buffer[-1] ^= 1
    connection.socket.sendall(buffer)
    try:
        connection.reply()
    except (EOFError, ConnectionResetError):
        return
    raise SystemExit("the server did not notice")


def expect(wanted, found):
    if wanted != found:
        raise SystemExit("expected %r, found %r" % (wanted, found))


EXAMPLES = {"128": lambda: several(128), "56": lambda: several(56), "wrong": wrong_password, "weak": weak, "altered": altered}
EXAMPLES[EXAMPLE]()
