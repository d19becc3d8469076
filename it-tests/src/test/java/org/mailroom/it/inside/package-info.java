/** A bean that runs in one application with the test that asks it. */
package org.mailroom.it.inside;
