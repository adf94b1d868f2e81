"""The SPARQL endpoint: HTTP in, queries to processes that can be killed, answers out as they are made.

`app.make_app` makes the application, `server.serve` runs it. Nothing is imported here, as the processes that answer
(`worker`) have no use for a web framework.
"""
