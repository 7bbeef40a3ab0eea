"""Numbers of people and money, and persons told of one by one."""
