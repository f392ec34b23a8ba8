package org.cosmoassay.reports;

/**
 * A drawn chart.
 *
 * @param name base of its file name, unique in the report
 * @param title what it shows, for captions and screen readers
 * @param svg an SVG element of whole-number size
 */
record Chart(String name, String title, String svg) {}
