<#import "parts.ftl" as parts>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" dir="ltr">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="CosmoAssay"/>
<title>${page.name} – CosmoAssay</title>
<style>
<#include "report.css">
</style>
</head>
<body>
<main>
<@parts.body/>
</main>
</body>
</html>
