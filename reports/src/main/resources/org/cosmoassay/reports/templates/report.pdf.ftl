<#import "parts.ftl" as parts>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<title>${page.name} – CosmoAssay</title>
<meta name="subject" content="Verdicts on generated galaxy maps"/>
<bookmarks>
<bookmark name="Verdicts" href="#verdicts"/>
<bookmark name="Every gate" href="#gates">
<#list page.groups as group><bookmark name="${group.source}" href="#${group.anchor}"/></#list>
</bookmark>
<#list page.sections as section><bookmark name="${section.name}" href="#${section.anchor}"/></#list>
<#if page.slices?has_content><bookmark name="Real or fake?" href="#slices"/></#if>
<#if page.inferenceFigures?has_content><bookmark name="Inference" href="#inference"/></#if>
<bookmark name="Provenance" href="#provenance"/>
<bookmark name="Configuration" href="#configuration"/>
</bookmarks>
<style>
<#include "print.css">
</style>
</head>
<body>
<div class="running">${page.name}</div>
<@parts.body/>
</body>
</html>
