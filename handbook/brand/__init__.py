"""How a site looks like its organization's own: the colour moved to where it can be read, emblems made safe; pure."""
