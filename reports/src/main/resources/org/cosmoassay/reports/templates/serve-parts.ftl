<#-- What the pages of the server share. They hold no script and no style of their own. -->
<#macro page title here="">
<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${title} – CosmoAssay</title>
<link rel="stylesheet" href="/style.css"/>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<nav aria-label="Pages"><span class="brand">CosmoAssay</span> <a href="/"<#if here == "runs"> aria-current="page"</#if>>Runs</a> <a href="/trends"<#if here == "trends"> aria-current="page"</#if>>Trends</a></nav>
</header>
<main id="content">
<#nested/>
</main>
</body>
</html>
</#macro>

<#macro name text><bdi class="name">${text}</bdi></#macro>

<#macro status kind symbol word><span class="status ${kind}"><span aria-hidden="true">${symbol}</span> ${word}</span></#macro>

<#macro linked link text><#if link?has_content><a href="${link}"><@name text/></a><#else><@name text/></#if></#macro>

<#macro select id label choices>
<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}"><#list choices as c><option value="${c.value}"<#if c.chosen> selected="selected"</#if>>${c.word}</option></#list></select></div>
</#macro>

<#macro sparkline curve>
<#if curve.lines?has_content><svg class="spark" viewBox="0 0 120 28" width="120" height="28" role="img" aria-label="${curve.label}"><#if curve.limit?has_content><line class="limit" x1="0" x2="120" y1="${curve.limit}" y2="${curve.limit}"/></#if><#list curve.lines as points><polyline points="${points}"/></#list><#if curve.endX?has_content><circle cx="${curve.endX}" cy="${curve.endY}" r="2.6"/></#if></svg><#else><span class="quiet">–</span></#if>
</#macro>
