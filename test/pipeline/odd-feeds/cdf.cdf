<?xml version="1.0" encoding="windows-1252"?>
<!DOCTYPE Channel SYSTEM "http://www.w3c.org/Channel.dtd">
<CHANNEL HREF="http://valley.example/news/" BASE="http://valley.example/news/" LASTMOD="2001-05-04T12:00"><TITLE>Valley bulletin</TITLE><ABSTRACT>What happened in the valley</ABSTRACT>
<ITEM HREF="flood.html" LASTMOD="2001-05-04T11:30"><TITLE>Flood gauge passes the old mark</TITLE><ABSTRACT>The gauge at the mill read two metres.</ABSTRACT></ITEM>
<ITEM HREF="ferry.html"><TITLE>Ferry – back on Monday</TITLE><ABSTRACT>Repairs took a week.</ABSTRACT></ITEM>
</CHANNEL>