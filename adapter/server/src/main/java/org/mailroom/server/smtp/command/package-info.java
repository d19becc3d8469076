/** The commands of RFC 5321, section 4.1.1, and RFC 2033, one class each. They hold no state; extensions bring their own. */
package org.mailroom.server.smtp.command;
