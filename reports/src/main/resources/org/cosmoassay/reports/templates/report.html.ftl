<#import "parts.ftl" as parts>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${policy}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="CosmoAssay"/>
<title>${page.name} – CosmoAssay</title>
<style>
<#include "report.css">
<#include "interactive.css">
</style>
</head>
<body>
<a class="skip" href="#verdicts">Skip to the verdicts</a>
<main>
<@parts.summary/>
<nav aria-label="Parts of the page"><ul class="parts-of-page">
<#list page.sections as section><li><a href="#${section.anchor}"><@parts.name section.name/></a></li></#list>
<#if page.responses?has_content><li><a href="#response">response to the parameters</a></li></#if>
<#if page.slices?has_content><li><a href="#slices">real or fake?</a></li></#if>
<#if page.inferenceFigures?has_content><li><a href="#inference">inference</a></li></#if>
<#if page.training?has_content><li><a href="#training">training</a></li></#if>
<li><a href="#gates">every gate</a></li>
<li><a href="#calibration">what the gates can see</a></li>
<li><a href="#provenance">provenance</a></li>
<#if page.colophon.program?has_content><li><a href="#cite">how to cite</a></li></#if>
</ul></nav>
<@parts.reading/>
<p class="description scripted" hidden="hidden">Charts of this page answer: point at a value, or give a chart the focus and walk through rows and sources with the arrow keys; the legend switches sources on and off in every chart. The lowest panel is the pull, the difference from the reference in standard errors, of which two are shaded; the range of every gate is tinted.</p>
<#list page.sections as section>
<section class="statistic" aria-labelledby="${section.anchor}">
<@parts.heading section/>
<#if section.deviations?has_content>
<#list section.figures as f><@parts.figure f/></#list>
<#else>
<div class="figures"><#list section.figures as f><@parts.figure f/></#list></div>
</#if>
<@parts.findings section/>
</section>
</#list>
<@parts.responses/>
<@parts.slices/>
<@parts.inference/>
<@parts.training/>
<@parts.everyGate/>
<@parts.sight/>
<@parts.provenance/>
<@parts.colophon/>
</main>
<script type="application/json" id="report-data">${data}</script>
<!--
Charts are drawn with D3, https://d3js.org.
${licence}-->
<#list scripts as script>
<script>${script}</script>
</#list>
</body>
</html>
