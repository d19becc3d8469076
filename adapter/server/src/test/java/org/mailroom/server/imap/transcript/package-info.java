/**
 * Runs transcripts of IMAP dialogues against a server that is told by its address: the one under test in process, or one that is
 * deployed. What a transcript may say is written in {@code transcripts/imap/README.md}, beside the transcripts. Nothing of the
 * server itself may enter.
 */
package org.mailroom.server.imap.transcript;
