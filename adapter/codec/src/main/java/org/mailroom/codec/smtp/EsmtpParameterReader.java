package org.mailroom.codec.smtp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the parameters of MAIL and RCPT (RFC 5321, section 4.1.2; RFC 6531, section 3.3). */
final class EsmtpParameterReader {

    private final ArgumentCursor in;
    private final Map<String, String> values = new LinkedHashMap<>();

    EsmtpParameterReader(ArgumentCursor in) {
        this.in = in;
    }

    /** *(SP esmtp-param) to the end; several spaces pass for one. */
    EsmtpParameters parameters() throws SmtpSyntaxException {
        while (!in.isAtEnd()) {
            in.expect(' ');
            in.skipSpaces();
            if (!in.isAtEnd()) {
                esmtpParam();
            }
        }
        return new EsmtpParameters(values);
    }

    /** esmtp-param = esmtp-keyword ["=" esmtp-value]. */
    private void esmtpParam() throws SmtpSyntaxException {
        int mark = in.mark();
        String keyword = esmtpKeyword();
        String value = in.accept('=') ? esmtpValue() : "";
        if (values.putIfAbsent(keyword, value) != null) {
            throw in.wrong(mark, "a parameter is given twice");
        }
    }

    /** esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-"). */
    private String esmtpKeyword() throws SmtpSyntaxException {
        if (!Abnf.isLetDig(in.peek())) {
            throw in.expected("a parameter, which starts with a letter or digit");
        }
        return CommandLine.upperCase(in.takeWhile(Abnf::isLdh));
    }

    /** esmtp-value = 1*(%d33-60 / %d62-126 / UTF8-non-ascii). */
    private String esmtpValue() throws SmtpSyntaxException {
        String value = in.takeWhile(c -> Abnf.isEsmtpValue(c) || in.isUtf8(c));
        if (value.isEmpty()) {
            throw in.expected("a value after '='");
        }
        return value;
    }
}
