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
<@parts.reading/>
<#list page.sections as section>
<section class="statistic" aria-labelledby="${section.anchor}">
<@parts.heading section/>
<#list section.figures as f><@parts.figure f/></#list>
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
