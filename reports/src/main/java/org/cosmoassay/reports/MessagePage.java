package org.cosmoassay.reports;

/** What a server has to say instead of a page. Public for the template engine. */
public record MessagePage(String title, String message) {}
