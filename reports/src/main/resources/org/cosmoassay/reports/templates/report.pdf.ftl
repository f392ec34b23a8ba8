<#-- Pages are parsed as XML: close every element. Numbers and words are those of the HTML. -->
<#-- A block, as the least height before a page break counts for blocks that hold blocks. -->
<#macro chapter anchor title kind=""><div class="opening ${kind}"><h2 id="${anchor}">${title}</h2><div class="chapter">${title}</div>
<#nested/></div></#macro>

<#macro badge control><#if control?has_content> <span class="control">${control?keep_before(":")}</span></#if></#macro>

<#macro status cell><span class="status ${cell.kind}">${cell.symbol} <span class="word">${cell.word}</span></span></#macro>

<#-- Columns in blocks of about the same number, as many as keep their text readable. -->
<#function blocks items most><#return items?chunk((items?size / (items?size / most)?ceiling)?ceiling)></#function>

<#-- A chapter begins where its first figure has room; pictures tell their height. -->
<#function kind section>
<#if !section.deviations?has_content || !section.figures?has_content><#return ""></#if>
<#return (section.figures[0].picture?markup_string?keep_after("height: ")?keep_before("px")?number gt 460)?then("charted tall", "charted")>
</#function>

<#macro entry anchor title kind><div class="${kind}"><a href="#${anchor}">${title}</a></div></#macro>

<#macro figures list><#list list as f>
<div class="figure">${f.picture}<p class="caption">${f.caption}</p></div>
</#list></#macro>

<#macro gates lines withSource>
<table class="verdicts<#if lines?size lte 4> short</#if>">
<thead><tr><th class="gate"><#if withSource>source<#else>statistic</#if>, gate</th><th class="state">status</th><th class="reason">reason</th><th class="number">value<br/><span class="quiet">limit</span></th><th class="number">p<br/><span class="quiet">adjusted</span></th></tr></thead>
<tbody class="whole">
<#list lines as line>
<#-- The first two rows stay together, and so do the last two. -->
<#if lines?size gt 4 && (line?index == 2 || line?index == lines?size - 2)></tbody><tbody<#if line?index gt 2> class="whole"</#if>></#if>
<tr<#if line.anchor?has_content> id="${line.anchor}"</#if>><td><b><#if withSource>${line.source}<#else>${line.statistic}</#if></b> ${line.gate}<br/><span class="quiet">${line.calibration}</span></td><td><@status line.cell/></td><td class="reason">${line.reason}<#if line.details?has_content>; <span class="quiet">${line.details}</span></#if></td><td class="number">${line.value}<br/><span class="quiet">${line.threshold}</span></td><td class="number">${line.pValue}<br/><span class="quiet">${line.pAdjusted}</span></td></tr>
</#list>
</tbody>
</table>
</#macro>
<#-- What has numbers to plot comes first. -->
<#assign sections = page.sections?filter(s -> s.deviations?has_content) + page.sections?filter(s -> !s.deviations?has_content)>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<title>${page.name} – CosmoAssay</title>
<meta name="author" content="CosmoAssay"/>
<meta name="subject" content="Verdicts on generated galaxy maps"/>
<bookmarks>
<bookmark name="Verdicts" href="#verdicts"/>
<bookmark name="Contents" href="#contents"/>
<#list sections as section><bookmark name="${section.name}" href="#${section.anchor}"/></#list>
<#if page.responses?has_content><bookmark name="Response to the parameters" href="#response"/></#if>
<#if page.slices?has_content><bookmark name="Real or fake?" href="#slices"/></#if>
<#if page.inferenceFigures?has_content><bookmark name="Inference" href="#inference"/></#if>
<#if page.training?has_content><bookmark name="Training" href="#training"/></#if>
<bookmark name="What the gates can see" href="#calibration"/>
<bookmark name="Every gate" href="#gates">
<#list page.groups as group><bookmark name="${group.source}" href="#${group.anchor}"/></#list>
</bookmark>
<bookmark name="Provenance" href="#provenance"/>
<bookmark name="Configuration" href="#configuration"/>
</bookmarks>
<style>
<#include "print.css">
</style>
</head>
<body>
<div class="running">${page.name}</div>
<div class="chapter">Verdicts</div>
<h1>${page.name}</h1>
<p class="headline">${page.headline}</p>
<h2 id="verdicts">Verdicts</h2>
<#list blocks(page.columns, 8) as columns>
<table class="matrix<#if page.rows?size lte 28> short</#if>">
<caption>Worst verdict of every source in every statistic<#if page.columns?size gt columns?size>, part ${columns?counter}</#if></caption>
<thead><tr><th class="source">source</th><#list columns as column><th>${column.name}</th></#list></tr></thead>
<tbody>
<#list page.rows as row>
<tr><th class="source"><#if row.anchor?has_content><a href="#${row.anchor}">${row.source}</a><#else>${row.source}</#if><@badge row.control/></th><#list blocks(row.cells, 8)[columns?index] as cell><td class="${cell.kind}"><a href="#${cell.anchor}"><#if cell.kind == "none"><span class="quiet">${cell.word}</span><#elseif cell.kind == "inconclusive"><span class="status ${cell.kind}"><span class="word">${cell.word}</span><br/>${cell.symbol}</span> <span class="quiet">${cell.detail}</span><#else><@status cell/><br/><span class="quiet">${cell.detail}</span></#if></a></td></#list></tr>
</#list>
</tbody>
</table>
</#list>
<#if page.controlNote?has_content><p class="note">${page.controlNote}</p></#if>
<#list page.partial as sentence><p>${sentence}</p></#list>

<div class="contents">
<h2 id="contents">Contents</h2><div class="chapter">Contents</div>
<@entry "verdicts" "Verdicts" "item"/>
<#list sections as section><@entry section.anchor section.name "item"/></#list>
<#if page.responses?has_content><@entry "response" "Response to the parameters" "item"/></#if>
<#if page.slices?has_content><@entry "slices" "Real or fake?" "item"/></#if>
<#if page.inferenceFigures?has_content><@entry "inference" "Inference" "item"/></#if>
<#if page.training?has_content><@entry "training" "Training" "item"/></#if>
<@entry "calibration" "What the gates can see" "item"/>
<@entry "gates" "Every gate" "item"/>
<#list page.groups as group><@entry group.anchor group.source "item inner"/></#list>
<@entry "provenance" "Provenance" "item"/>
<@entry "configuration" "Configuration" "item"/>
</div>
<div class="opening"><h2 id="reading">Reading the charts</h2>
<p>Above, the black line is the mean of the reference with the scatter of its realizations (light) and its standard error (dark); lines with markers are the means of the sources, their bars the standard error. Below, the ratio to the reference: the sources share a bin side by side, and the shaded box is what a gate tolerates over its range. Triangles at an edge are values beyond it; a row without a value, or with a ratio uncertain by more than 100 %, is a gap.</p></div>

<#list sections as section>
<@chapter section.anchor section.name kind(section)>
<#if section.description?has_content><p class="description">${section.description}</p></#if>
<#if section.realizations?has_content><p class="note">${section.realizations}.</p></#if>
<#if section.explanation?has_content><p><b>${section.explanation}</b></p></#if>
<#if section.deviations?has_content>
<@figures section.figures[0..*1]/>
<table class="deviations">
<caption>Largest deviation from the reference, in standard errors of the difference (σ)</caption>
<thead><tr><th class="source">source</th><th class="range">range</th><th class="state">verdict there</th><th class="gate">gates</th><th>largest deviation there</th></tr></thead>
<#list section.deviations as d>
<tbody class="whole">
<#list d.ranges as r>
<tr<#if r?is_first> id="${d.anchor}"</#if>><#if r?is_first><th class="source" rowspan="${d.ranges?size}">${d.source}<@badge d.control/></th></#if><td class="range">${r.range}</td><td><#if r.cell.kind == "none"><span class="quiet">${r.cell.word}</span><#else><@status r.cell/></#if></td><td class="gate"><#if r.cell.kind != "none">${r.gates}</#if></td><td>${r.sentence}</td></tr>
</#list>
</tbody>
</#list>
</table>
</#if>
<#if section.passing?has_content><p>${section.passing}</p></#if>
<#if section.lines?has_content><div<#if section.lines?size lte 4> class="short"</#if>><p class="note head">Verdicts without a comparison</p><@gates section.lines true/></div></#if>
<#if !section.figures?has_content && !section.lines?has_content && !section.passing?has_content><p class="note">No source was compared in this statistic.</p></#if>
<@figures section.deviations?has_content?then(section.figures[1..], section.figures)/>
</@chapter>
</#list>

<#if page.responses?has_content>
<@chapter "response" "Response to the parameters">
<p class="description">How each statistic answers to what varies among the conditions of the clouds: slopes of a linear regression on all parameters together, with their standard errors and their ratio to the reference's; and mean curves of four groups of clouds with like values, the reference above, a source below.</p>
<#if page.parts?has_content>
<table class="parts">
<caption>Mean squared pull (1 is agreement within the errors) where all parameters lie in the middle 70 % of their ranges, and at the edge of the design</caption>
<thead><tr><th class="source">source</th><th>statistic</th><th>middle</th><th>edge</th></tr></thead>
<tbody>
<#list page.parts as part>
<tr><th class="source">${part.source}</th><td>${part.statistic}</td><td>${part.middle}</td><td>${part.edge}</td></tr>
</#list>
</tbody></table>
</#if>
<@figures page.responses/>
</@chapter>
</#if>

<#if page.slices?has_content>
<@chapter "slices" "Real or fake?">
<p class="description">The reference and a source side by side: the same projection, depth and scale.</p>
<@figures page.slices/>
</@chapter>
</#if>

<#if page.inferenceFigures?has_content>
<@chapter "inference" "Inference">
<p class="description">What models that evaluate likelihoods say of a parameter of the reference's clouds, with a flat prior over the grid and the other parameters as they are.</p>
<#list page.inference as sentence><p>${sentence}</p></#list>
<@figures page.inferenceFigures/>
</@chapter>
</#if>

<#if page.training?has_content>
<@chapter "training" "Training">
<p class="description">Losses of the models while they learned, means over stretches of steps; what a loss is depends on the family, so that only curves of one family compare.</p>
<@figures page.training/>
</@chapter>
</#if>

<@chapter "calibration" "What the gates can see" page.calibration.gates?has_content?then("charted", "")>
<#if page.calibration.gates?has_content>
<p class="note">${page.calibration.note}</p>
<#list blocks(page.calibration.gates, 8) as gates>
<table class="calibration<#if page.calibration.rows?size lte 24> short</#if>">
<caption>The weakest planted defect that each gate fails in 95 % of trials; the darker, the weaker<#if page.calibration.gates?size gt gates?size>; part ${gates?counter}</#if></caption>
<thead><tr><th class="source">planted defect</th><#list gates as gate><th>${gate.statistic}<br/><span class="quiet">${gate.gate}</span></th></#list></tr></thead>
<tbody>
<tr><th class="source">none: false alarms<br/><span class="quiet">alone; beside the other gates</span></th><#list blocks(page.calibration.alarms, 8)[gates?index] as alarm><td>${alarm} %<br/><span class="quiet">${blocks(page.calibration.adjusted, 8)[gates?index][alarm?index]} %</span></td></#list></tr>
<#list page.calibration.rows as row>
<tr><th class="source">${row.name}<br/><span class="quiet">${row.planted}</span></th><#list blocks(row.cells, 8)[gates?index] as cell><td class="${cell.kind}">${cell.amount}</td></#list></tr>
</#list>
</tbody>
</table>
</#list>
<#else>
<p class="note">No gate of this benchmark was calibrated: how often it fails what is right, and what it misses, is not known. Measure both with the command calibrate, and name its result in the benchmark.</p>
</#if>
</@chapter>

<@chapter "gates" "Every gate">
<p class="description">Every verdict on every source, the worst first. Below a value stands the limit it is held to; below a p-value, p adjusted for all gates of the source.</p>
<#list page.groups as group>
<div class="group">
<h3 id="${group.anchor}">${group.source}<@badge group.control/></h3>
<#if group.description?has_content><p class="description">${group.description}</p></#if>
<@gates group.lines false/>
</div>
</#list>
</@chapter>

<@chapter "provenance" "Provenance">
<table class="facts">
<caption>How these numbers were made</caption>
<tbody>
<#list page.provenance as fact>
<tr><th>${fact.label}</th><td>${fact.value}</td></tr>
</#list>
</tbody>
</table>
</@chapter>
<@chapter "configuration" "Configuration">
<pre>${page.configuration}</pre>
<#if page.colophon.commands?has_content>
<p class="description">To repeat the run, with this configuration as benchmark.yaml and its files where it looks for them:</p>
<pre><#list page.colophon.commands as command>${command}
</#list></pre>
<p>${page.colophon.program}</p>
</#if>
</@chapter>
</body>
</html>
