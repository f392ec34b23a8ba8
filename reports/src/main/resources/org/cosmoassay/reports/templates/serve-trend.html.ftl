<#import "serve-parts.ftl" as parts>
<@parts.page page.source + ", " + page.statistic + ", " + page.gate "trends">
<p><a href="${page.back}">All trends of <@parts.name page.benchmark/></a></p>
<h1><@parts.name page.source/>: <@parts.name page.statistic/> / <@parts.name page.gate/></h1>
<div class="picture">${page.chart}</div>
<p class="quiet">${page.caption}.</p>
<table class="cards" role="table">
<caption>${page.heading}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="number">no.</th><th role="columnheader" scope="col">run</th><th role="columnheader" scope="col">verdict</th><th role="columnheader" scope="col" class="number">value</th><th role="columnheader" scope="col" class="number">limit</th><th role="columnheader" scope="col" class="number">adjusted <i>p</i></th><th role="columnheader" scope="col">reason</th><th role="columnheader" scope="col">ended</th></tr></thead>
<tbody role="rowgroup">
<#list page.lines as r>
<tr role="row" class="${r.kind}"><td role="cell" class="number" data-label="no.">${r.number?c}</td><th role="rowheader" scope="row"><@parts.linked r.report r.run/></th><td role="cell"><@parts.status r.kind r.symbol r.word/></td><td role="cell" class="number" data-label="value">${r.value}</td><td role="cell" class="number" data-label="limit">${r.threshold}</td><td role="cell" class="number" data-label="adjusted p">${r.p}</td><td role="cell" class="reason">${r.reason}<#if r.note?has_content> <span class="change">${r.note}</span></#if></td><td role="cell" class="time">${r.time}</td></tr>
</#list>
</tbody>
</table>
</@parts.page>
