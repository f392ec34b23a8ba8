<#import "serve-parts.ftl" as parts>
<@parts.page page.title>
<h1>${page.title}</h1>
<p class="reason">${page.message}</p>
<p><a href="/">All runs</a></p>
</@parts.page>
