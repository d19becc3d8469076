/** Mail of real shape, for tests and benchmarks. */
package org.mailroom.it.mail;
