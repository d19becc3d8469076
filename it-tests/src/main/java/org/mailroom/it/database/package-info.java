/** Real databases as child processes. */
package org.mailroom.it.database;
