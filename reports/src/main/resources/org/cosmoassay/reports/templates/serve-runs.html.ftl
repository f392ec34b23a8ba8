<#import "serve-parts.ftl" as parts>
<@parts.page "Runs" "runs">
<h1>Runs</h1>
<p class="quiet">In <@parts.name page.place/></p>
<form class="filter" method="get" action="/" role="search" aria-label="Filter of runs">
<div class="field wide"><label for="text">Text</label><input id="text" name="text" type="search" value="${page.filter.text}" placeholder="directory, benchmark or source"/></div>
<@parts.select "verdict" "Verdict" page.filter.verdicts/>
<@parts.select "benchmark" "Benchmark" page.filter.benchmarks/>
<div class="field"><label for="from">From</label><input id="from" name="from" type="date" value="${page.filter.from}"/></div>
<div class="field"><label for="to">To</label><input id="to" name="to" type="date" value="${page.filter.to}"/></div>
<div class="field"><button type="submit">Filter</button> <a class="reset" href="/">all</a></div>
</form>
<#if page.problem?has_content><p class="problem" role="alert">${page.problem}</p></#if>
<p role="status">${page.found}</p>
<#if page.lines?has_content>
<form method="get" action="/compare" aria-label="Runs to compare">
<table class="cards" role="table">
<caption>Runs, the newest first</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">compare</th><th role="columnheader" scope="col">run</th><th role="columnheader" scope="col">verdict</th><th role="columnheader" scope="col">what came out</th><th role="columnheader" scope="col">benchmark</th><th role="columnheader" scope="col">ended</th></tr></thead>
<tbody role="rowgroup">
<#list page.lines as r>
<tr role="row" class="${r.kind}"><td role="cell" class="pick"><#if r.comparable><label><input type="checkbox" name="run" value="${r.id}"/><span class="hidden"> compare <@parts.name r.name/></span></label></#if></td><th role="rowheader" scope="row"><@parts.linked r.report r.name/><#if r.pdf?has_content || r.record?has_content><br/><span class="quiet"><#if r.pdf?has_content><a href="${r.pdf}">PDF</a> </#if><#if r.record?has_content><a href="${r.record}">run.json</a></#if></span></#if></th><td role="cell"><@parts.status r.kind r.symbol r.word/></td><td role="cell" class="reason">${r.summary}</td><td role="cell"><@parts.linked r.trend r.benchmark/></td><td role="cell" class="time">${r.time}</td></tr>
</#list>
</tbody>
</table>
<p><button type="submit">Compare the chosen runs</button></p>
</form>
<#if page.newer?has_content || page.older?has_content><nav class="pages" aria-label="Pages of runs"><#if page.newer?has_content><a rel="prev" href="${page.newer}">newer</a></#if> <#if page.older?has_content><a rel="next" href="${page.older}">older</a></#if></nav></#if>
</#if>
</@parts.page>
