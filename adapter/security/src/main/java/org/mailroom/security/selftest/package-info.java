/** What must pass before anything is advertised. It knows the tests' shape; each room brings its own tests. */
package org.mailroom.security.selftest;
