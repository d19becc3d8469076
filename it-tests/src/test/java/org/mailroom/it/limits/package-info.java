/** Clients that do what limits are for, and what a server shows of itself meanwhile. */
package org.mailroom.it.limits;
