/** Beans whose behaviour a test dictates by the subject of a message, and which note in a file what they did. */
package org.mailroom.it.beans;
