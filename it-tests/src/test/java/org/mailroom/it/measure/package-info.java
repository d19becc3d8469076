/** Series of figures and tables of them, for benchmarks. */
package org.mailroom.it.measure;
