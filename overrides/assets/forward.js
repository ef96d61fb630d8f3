// Leads on from an address that moved, and keeps the #section of the link that was followed.
location.replace(document.querySelector("a").href + location.hash);
