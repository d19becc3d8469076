package org.mailroom.store.mime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings that are in many descriptions. Their order is part of version 1 of the format: it never changes. */
final class CommonStrings {

    static final List<String> ALL = List.of(
            "",
            "text",
            "plain",
            "html",
            "multipart",
            "mixed",
            "alternative",
            "related",
            "signed",
            "report",
            "message",
            "rfc822",
            "global",
            "delivery-status",
            "application",
            "octet-stream",
            "pdf",
            "pgp-signature",
            "pkcs7-signature",
            "image",
            "png",
            "jpeg",
            "gif",
            "audio",
            "video",
            "7bit",
            "8bit",
            "binary",
            "base64",
            "quoted-printable",
            "charset",
            "utf-8",
            "UTF-8",
            "us-ascii",
            "US-ASCII",
            "iso-8859-1",
            "ISO-8859-1",
            "windows-1252",
            "format",
            "flowed",
            "delsp",
            "yes",
            "boundary",
            "name",
            "filename",
            "filename*",
            "attachment",
            "inline",
            "micalg",
            "protocol",
            "type",
            "calendar",
            "method");

    static final Map<String, Integer> INDEX = index();

    private CommonStrings() {}

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            index.put(ALL.get(i), i);
        }
        return Map.copyOf(index);
    }
}
