<#import "serve-parts.ftl" as parts>
<@parts.page "Comparison" "runs">
<#assign table = page.table/>
<h1>Models against <@parts.name table.reference/></h1>
<p>Of <#list page.runs as run><@parts.name run/><#sep>, </#list>. <#list page.downloads as d><a href="${d.link}">${d.format}</a><#sep> </#list></p>
<div class="scroll" role="region" tabindex="0" aria-label="Models and statistics">
<table>
<caption>Distance d² from the reference, its standard error and the rank</caption>
<thead><tr><th scope="col">model</th><th scope="col" class="number">clouds</th><#list table.columns as column><th scope="col" class="number"><@parts.name column/></th></#list></tr></thead>
<tbody>
<#list table.lines as line>
<tr><th scope="row"><@parts.name line.model/><#if line.control> <span class="control">negative control</span></#if></th><td class="number">${line.clouds?c}</td><#list line.entries as e><td class="number"><#if e.best><strong>${e.number}</strong><#else>${e.number}</#if><#if e.further> *</#if><#if e.rank?has_content> (${e.rank})</#if><#list e.signs as s> <@parts.status s.kind s.symbol s.word/></#list><#if e.detail?has_content><br/><span class="quiet">${e.detail}</span></#if></td></#list></tr>
</#list>
</tbody>
</table>
</div>
<p>${table.legend}</p>
<#list table.notes>
<ul>
<#items as note>
<li>${note}</li>
</#items>
</ul>
</#list>
</@parts.page>
