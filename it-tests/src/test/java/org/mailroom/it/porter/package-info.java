/** A bean that decides who may log in, in an application of its own, so that it can come and go. */
package org.mailroom.it.porter;
