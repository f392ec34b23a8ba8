<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="CosmoAssay"/>
<title>Models against ${page.reference} – CosmoAssay</title>
<style>
<#include "report.css">
</style>
</head>
<body>
<main>
<h1>Models against <bdi class="name">${page.reference}</bdi></h1>
<div class="scroll" role="region" tabindex="0" aria-label="Models and statistics">
<table class="verdicts">
<caption>Distance d² from the reference, its standard error and the rank</caption>
<thead><tr><th scope="col" class="source">model</th><th scope="col" class="number">clouds</th><#list page.columns as column><th scope="col" class="number"><bdi class="name">${column}</bdi></th></#list></tr></thead>
<tbody>
<#list page.lines as line>
<tr><th scope="row" class="source"><bdi class="name">${line.model}</bdi><#if line.control> <span class="control">negative control</span></#if></th><td class="number">${line.clouds?c}</td><#list line.entries as e><td class="number"><#if e.best><strong>${e.number}</strong><#else>${e.number}</#if><#if e.further> *</#if><#if e.rank?has_content> (${e.rank})</#if><#list e.signs as s> <span class="status ${s.kind}" title="${s.word}">${s.symbol}</span></#list><#if e.detail?has_content><br/><span class="quiet">${e.detail}</span></#if></td></#list></tr>
</#list>
</tbody>
</table>
</div>
<p class="description">${page.legend}</p>
<#list page.notes>
<ul>
<#items as note>
<li>${note}</li>
</#items>
</ul>
</#list>
</main>
</body>
</html>
