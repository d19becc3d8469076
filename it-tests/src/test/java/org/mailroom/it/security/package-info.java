/** TLS and logins of a real server: with clients that others wrote, what stays in its heap, and what it all costs. */
package org.mailroom.it.security;
