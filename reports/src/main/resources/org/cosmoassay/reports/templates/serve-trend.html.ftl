<#import "serve-parts.ftl" as parts>
<@parts.page page.source + ", " + page.statistic + ", " + page.gate "trends">
<p><a href="${page.back}">All trends of <@parts.name page.benchmark/></a></p>
<h1><@parts.name page.source/>: <@parts.name page.statistic/> / <@parts.name page.gate/></h1>
<div class="picture">${page.chart}</div>
<p class="quiet">${page.caption}.</p>
<table class="cards">
<caption>Runs, the newest first</caption>
<thead><tr><th scope="col" class="number">no.</th><th scope="col">run</th><th scope="col">verdict</th><th scope="col" class="number">value</th><th scope="col" class="number">limit</th><th scope="col" class="number">adjusted <i>p</i></th><th scope="col">reason</th><th scope="col">ended</th></tr></thead>
<tbody>
<#list page.lines as r>
<tr class="${r.kind}"><td class="number" data-label="no.">${r.number?c}</td><th scope="row"><@parts.linked r.report r.run/></th><td><@parts.status r.kind r.symbol r.word/></td><td class="number" data-label="value">${r.value}</td><td class="number" data-label="limit">${r.threshold}</td><td class="number" data-label="adjusted p">${r.p}</td><td class="reason">${r.reason}<#if r.note?has_content> <span class="change">${r.note}</span></#if></td><td class="time">${r.time}</td></tr>
</#list>
</tbody>
</table>
</@parts.page>
