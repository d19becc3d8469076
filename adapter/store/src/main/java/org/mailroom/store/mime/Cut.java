package org.mailroom.store.mime;

/** Why a description does not tell all; each is a limit of {@link MimeLimits}. The order is part of the stored format. */
public enum Cut {
    DEPTH,
    PARTS,
    HEADER_OCTETS,
    HEADER_FIELDS,
    FIELD_OCTETS,
    PARAMETERS,
    ADDRESSES,
    REFERENCES,
    DESCRIPTION_OCTETS
}
